/** Milliseconds in at most two units: "840 ms", "3.2 s", "4 min 10 s", "2 h 5 min". */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return pair(seconds, 60, 'min', 's');
  return pair(Math.round(seconds / 60), 60, 'h', 'min');
}

function pair(small: number, per: number, bigUnit: string, smallUnit: string): string {
  const rest = small % per;
  const big = `${Math.floor(small / per)} ${bigUnit}`;
  return rest === 0 ? big : `${big} ${rest} ${smallUnit}`;
}
