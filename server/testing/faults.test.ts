import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from './faults.ts';

test.each(faults.map((fault) => [fault.name, fault] as const))(
  'the fault “%s” can be planted, and its check exists',
  (_, { file, from, foundBy }) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
    expect(readFileSync(foundBy, 'utf8')).toContain('expect(');
  },
);
