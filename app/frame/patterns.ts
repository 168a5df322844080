/** Permissions by their resource, both in the order they come. */
export function byResource(keys: readonly string[]): { resource: string; keys: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const [resource = ''] = key.split(':');
    const group = groups.get(resource) ?? [];
    group.push(key);
    groups.set(resource, group);
  }
  return [...groups].map(([resource, group]) => ({ resource, keys: group }));
}

/** `patterns` with one added or taken out; what a new one covers is dropped, it would say nothing more. */
export function withPattern(patterns: readonly string[], pattern: string, on: boolean): string[] {
  const others = patterns.filter((one) => one !== pattern);
  if (!on) return others;
  return [...others.filter((one) => !includes(pattern, one)), pattern];
}

/** True when the pattern `wide` (`prompts:*`, `*:read`, `*:*`) includes all that `narrow` does. */
export function includes(wide: string, narrow: string): boolean {
  const [resource, action] = wide.split(':');
  const [narrowResource, narrowAction] = narrow.split(':');
  return (
    (resource === '*' || resource === narrowResource) && (action === '*' || action === narrowAction)
  );
}
