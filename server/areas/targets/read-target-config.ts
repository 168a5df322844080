import { TargetConfig } from './schema.ts';

/** The kind and settings of a stored target; rows hold only what was checked on the way in. */
export function readTargetConfig(row: { kind: string; config: unknown }): TargetConfig {
  return TargetConfig.parse({ kind: row.kind, config: row.config });
}
