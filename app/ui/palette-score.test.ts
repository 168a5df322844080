import { expect, test } from 'vitest';
import { paletteScore } from './palette-score.ts';

test('only what has each word that is typed fits, accents and case aside', () => {
  expect(paletteScore(['Runs', 'Run'], 'ret')).toBe(0);
  expect(paletteScore(['Targets', 'Connect'], 'ret')).toBe(0);
  expect(paletteScore(['Rückgabe', 'Scenario'], 'ruckg')).toBeGreaterThan(0);
  expect(paletteScore(['Audit log', 'Settings'], 'log set')).toBeGreaterThan(0);
  expect(paletteScore(['Audit log', 'Settings'], 'log run')).toBe(0);
});

test('a place comes before what was found for the same letters, and that before mere likeness', () => {
  const found = paletteScore(['What targets answer', 'Scenario', 'tar'], 'tar');
  expect(paletteScore(['Targets', 'Connect'], 'tar')).toBeGreaterThan(found);
  expect(paletteScore(['New target', 'new'], 'tar')).toBeGreaterThan(found);
  expect(found).toBeGreaterThan(paletteScore(['Guitar', 'Suite'], 'tar'));
  expect(paletteScore(['Runs'], 'runs')).toBe(1);
});
