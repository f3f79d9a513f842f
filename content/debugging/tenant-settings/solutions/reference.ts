type Tree = Map<string, unknown>;

const UNSET = "-";

function put(tree: Tree, path: string, value: string): void {
  const sections = path.split(".");
  const name = sections.pop() as string;
  for (const section of sections) {
    if (!tree.has(section)) tree.set(section, new Map());
    tree = tree.get(section) as Tree;
  }
  tree.set(name, value);
}

function lookUp(tree: Tree, path: string): string {
  let found: unknown = tree;
  for (const part of path.split(".")) {
    if (!(found as Tree).has(part)) return UNSET;
    found = (found as Tree).get(part);
  }
  return found as string;
}

function tenantSettings(defaults: string[], overrides: string[], questions: string[]): string[] {
  const base: Tree = new Map();
  for (const line of defaults) {
    const [path, value] = line.split("=");
    put(base, path, value);
  }

  const ofTenant = new Map<string, Tree>();
  for (const line of overrides) {
    const [tenant, setting] = line.split(" ");
    const [path, value] = setting.split("=");
    if (!ofTenant.has(tenant)) ofTenant.set(tenant, structuredClone(base));
    put(ofTenant.get(tenant) as Tree, path, value);
  }

  return questions.map((question) => {
    const [tenant, path] = question.split(" ");
    return lookUp(ofTenant.get(tenant) ?? base, path);
  });
}
