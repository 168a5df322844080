import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Fault, faults } from '#server/testing/faults.ts';

// Plants each fault in a copy of the program and sees to it that the check it names turns red.
const copied = [
  'server',
  'app',
  'prisma',
  'examples',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'prisma.config.ts',
];

function copyOfProgram(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-faults-'));
  fs.chmodSync(folder, 0o755);
  for (const name of copied) fs.cpSync(name, path.join(folder, name), { recursive: true });
  fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

function plant(folder: string, { name, file, from, to }: Fault): () => void {
  const target = path.join(folder, file);
  const text = fs.readFileSync(target, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`“${name}” finds no place in ${file}.`);
  fs.writeFileSync(
    target,
    text.replace(from, () => to),
  );
  return () => fs.writeFileSync(target, text);
}

function isRed(folder: string, check: string): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', check], {
    cwd: folder,
    stdio: 'ignore',
  });
  return status !== 0;
}

const folder = copyOfProgram();
let missed = 0;
try {
  for (const check of new Set(faults.map(({ foundBy }) => foundBy))) {
    if (isRed(folder, check)) throw new Error(`${check} is red without any fault.`);
  }
  for (const fault of faults) {
    const takeOut = plant(folder, fault);
    const found = isRed(folder, fault.foundBy);
    takeOut();
    if (!found) missed += 1;
    console.log(`${found ? '✓ found' : '✗ MISSED'}  ${fault.name}  (${fault.foundBy})`);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`${faults.length - missed} of ${faults.length} planted faults were found`);
process.exitCode = missed === 0 ? 0 : 1;
