// npm run bench: what the doors cost, as ratios to what the same thing costs without them, measured in
// the same run on the built product.
import { parseArgs } from 'node:util';
import { type Measurement, report } from './report.ts';
import { requests } from './requests.ts';
import { scopedQuery } from './scoped-query.ts';
import { sealedRead } from './sealed-read.ts';
import { openStage, type Stage } from './stage.ts';

const suites: Readonly<Record<string, (stage: Stage) => Promise<Measurement[]>>> = {
  'scoped-query': scopedQuery,
  'sealed-read': sealedRead,
  requests,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(suites);
const unknown = chosen.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`,
  );
  process.exit(2);
}

const stage = await openStage();
try {
  const measurements: Measurement[] = [];
  for (const name of chosen) measurements.push(...((await suites[name]?.(stage)) ?? []));
  if (values.json) console.log(JSON.stringify(measurements, null, 2));
  else report(measurements);
} finally {
  await stage.close();
}
