/**
 * The first of the set that a member belongs to. The way there is halved as it is gone: it is asked for again and again.
 *
 * @param parent of each member another of its set that comes before it; of the first of a set itself.
 */
export function rootOf(member: number, parent: Int32Array): number {
  let root = member;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] as number] as number;
    root = parent[root] as number;
  }
  return root;
}

/** Makes one set of the sets of two members; tells its first. */
export function join(one: number, other: number, parent: Int32Array): number {
  const [a, b] = [rootOf(one, parent), rootOf(other, parent)];
  const first = Math.min(a, b);
  parent[Math.max(a, b)] = first;
  return first;
}
