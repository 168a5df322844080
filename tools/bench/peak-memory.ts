import fs from 'node:fs';

/** The most memory a process has used since it was last asked to forget, in MB (proc(5), VmHWM). */
export function peakMb(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}

/** Lets the peak of a process begin anew at what it uses now. */
export function forgetPeak(pid: number): void {
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
