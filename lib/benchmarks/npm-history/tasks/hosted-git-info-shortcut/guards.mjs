const read =
  (...references) =>
  (hostedGitInfo) =>
    references.map((reference) => {
      const info = hostedGitInfo.fromUrl(reference);
      return info
        ? [
            info.type,
            info.user,
            info.project,
            info.committish,
            info.default,
            info.https(),
            info.ssh(),
            info.shortcut(),
            info.toString(),
          ]
        : info;
    });

export default [
  {
    name: "shortcuts of every host",
    run: read("github:foo/bar", "gitlab:foo/bar", "bitbucket:foo/bar", "gist:11081aaa281"),
  },
  {
    name: "shortcuts with a branch",
    run: read("github:foo/bar#branch", "gitlab:foo/bar#a/b", "bitbucket:foo/bar#semver:^1.0"),
  },
  { name: "the shortest form", run: read("foo/bar", "foo/bar#branch", "foo/bar#semver:^1.0 || ~2") },
  {
    name: "the ending of repositories",
    run: read("github:foo/bar.git", "github:foo/bar.git#x", "foo/bar.git", "gitlab:foo/bar.gitter"),
  },
  {
    name: "web addresses",
    run: read("https://github.com/foo/bar", "http://github.com/foo/bar.git", "https://www.github.com/foo/bar/tree/dev"),
  },
  {
    name: "addresses with a user and a password",
    run: read("https://user:pw@gitlab.com/a/b.git#v1", "https://user@github.com/a/b.git"),
  },
  {
    name: "secure shell addresses",
    run: read("git+ssh://git@github.com/foo/bar.git", "git@bitbucket.org:a/b.git", "ssh://git@gitlab.com/a/b"),
  },
  {
    name: "addresses of the git protocol",
    run: read("git://github.com/foo/bar.git#v1", "git+https://github.com/foo/bar.git", "git://gitlab.com/foo/bar.git"),
  },
  {
    name: "gists with and without a user",
    run: read(
      "gist:foo/11081aaa281",
      "https://gist.github.com/foo/11081aaa281.git",
      "git@gist.github.com:11081aaa281.git",
    ),
  },
  {
    name: "what is no repository",
    run: read("x", "", "a b/c", "foo/bar/baz", "../a/b", "http://example.org/a/b", "unknown:foo/bar"),
  },
  {
    name: "very long branches and names",
    run: read(`github:foo/bar#${"a-b/".repeat(200)}`, `github:foo/${"x".repeat(400)}`),
  },
  { name: "escapes in names", run: read("github:foo%20x/bar%21", "https://github.com/foo/bar%20baz") },
];
