import type { OrgCaller } from '../org.ts';

type Exported = Awaited<ReturnType<OrgCaller['runs']['export']>>;

/** A run as its JSON document. */
export async function wholeRun(
  { runs }: OrgCaller,
  runId: string,
): Promise<Extract<Exported, { format: 'assay.run/1' }>> {
  const whole = await runs.export({ runId });
  if (whole.format !== 'assay.run/1') throw new Error(`This is a ${whole.format} file.`);
  return whole;
}
