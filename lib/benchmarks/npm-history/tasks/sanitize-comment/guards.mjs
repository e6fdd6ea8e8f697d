const clean = (html, options) => (sanitizeHtml) => sanitizeHtml(html, options);

export default [
  { name: "plain links stay and scripts go", run: clean('<a href="http://x.y">l</a><script>a</script>') },
  { name: "a comment hiding a script link", run: clean('<a href="java<!-- -->script:alert(1)">x</a>') },
  { name: "two comments hiding a script link", run: clean('<a href="ja<!--a-->va<!--b-->script:alert(1)">x</a>') },
  {
    name: "a comment in a harmless link",
    run: clean('<a href="/rel<!-- c -->x">r</a><a href="http://a.b/<!--c-->">s</a>'),
  },
  {
    name: "an unended comment in a link",
    run: clean('<a href="http://a.b/<!-- c">x</a><a href="<!--javascript:y">y</a>'),
  },
  { name: "comment marks in the wrong order", run: clean('<a href="http://a.b/--><!--c">x</a>') },
  { name: "an empty comment", run: clean('<a href="java<!---->script:x">x</a>') },
  {
    name: "control characters and case",
    run: clean('<a href="JaVa\tscript:x">z</a><a href="java\u0000script:x">y</a><a href="\u0001javascript:x">w</a>'),
  },
  { name: "entities in a link", run: clean('<a href="JaVascript&colon;x">z</a><a href="&#106;avascript:x">y</a>') },
  { name: "attributes that are not allowed", run: clean('<p onclick=x class="a">a<b id=q>c</b></p>') },
  {
    name: "images and their sources",
    run: clean('<img src="data:x"><img src="http://a.b/c.png" alt=d>', { allowedTags: ["img"] }),
  },
  {
    name: "sets of sources",
    run: clean('<img srcset="a.png 1x, javascript:x 2x, b.png 640w">', {
      allowedTags: ["img"],
      allowedAttributes: { img: ["srcset"] },
    }),
  },
  {
    name: "frames from allowed hosts",
    run: clean(
      '<iframe src="https://www.youtube.com/embed/x"></iframe><iframe src="https://evil.org/x"></iframe><iframe src="/y"></iframe>',
      { allowedTags: ["iframe"], allowedAttributes: { iframe: ["src"] }, allowedIframeHostnames: ["www.youtube.com"] },
    ),
  },
  { name: "html comments go", run: clean("a<!-- b -->c<!-- d") },
];
