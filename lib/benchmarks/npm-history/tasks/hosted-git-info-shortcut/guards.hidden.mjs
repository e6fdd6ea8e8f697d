const read =
  (...references) =>
  (hostedGitInfo) =>
    references.map((reference) => {
      const info = hostedGitInfo.fromUrl(reference);
      return info
        ? [info.type, info.user, info.project, info.committish, info.git(), info.browse(), info.tarball(), info.hash()]
        : info;
    });

export default [
  { name: "broken shortcuts", run: read(":foo/bar", "none:foo/bar/baz", "github") },
  {
    name: "shortcuts with a login in front",
    run: read("github:user:pw@foo/bar", "github:user@foo/bar#b", "gitlab:user:pw@foo/bar.git"),
  },
  {
    name: "long references that are none",
    run: read(`${"a/".repeat(300)}b`, `other:${"a".repeat(900)}`, `x:${"y/".repeat(300)}z`),
  },
  {
    name: "an at sign in the branch of an address",
    run: read("https://github.com/foo/bar#scope@1.0.0", "git@github.com:foo/bar.git#@scope/name"),
  },
  {
    name: "files and other addresses",
    run: (hostedGitInfo) => {
      const info = hostedGitInfo.fromUrl("github:foo/bar#dev");
      return [
        info.file("package.json"),
        info.docs(),
        info.bugs(),
        info.sshurl(),
        info.path(),
        info.getDefaultRepresentation(),
      ];
    },
  },
  {
    name: "options reach the addresses",
    run: (hostedGitInfo) => {
      const info = hostedGitInfo.fromUrl("github:foo/bar#dev", { noCommittish: true });
      return [info.https(), info.shortcut(), info.https({ noGitPlus: true })];
    },
  },
  {
    name: "the same reference twice gives one object",
    run: (hostedGitInfo) => new Set(["github:a/b", "github:a/b"].map((text) => hostedGitInfo.fromUrl(text))).size,
  },
  {
    name: "something else than text",
    run: (hostedGitInfo) => [hostedGitInfo.fromUrl(undefined), hostedGitInfo.fromUrl(null)],
  },
];
