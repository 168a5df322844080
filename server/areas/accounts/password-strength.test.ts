import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-strength.ts';
import { plainWords } from './plain-words.ts';

const words = plainWords([
  'Assay',
  'Zoë Müller',
  'zoe.mueller@werkstatt.example',
  'Blue Heron Labs',
]);

describe('a new password', () => {
  it.each([
    '123456789012',
    'password1234',
    'passwordpassword',
    'qwertyuiop123',
    'iloveyou1234',
    'letmein123456',
    'monkey123456',
    'Password2024!',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'trustno1trustno1',
    'l0ngp4ssw0rd',
    'a'.repeat(256),
  ])('%s is refused as too common', async (password) => {
    expect(await passwordProblem(password, words)).toContain('random words');
  });

  it.each([
    'assay lamp kettle morning',
    'A$$ay lamp kettle morning',
    'muller kettle morning lamp',
    'kettle MÜLLER morning lamp',
    'werkstatt kettle lamp tree',
    'the heron eats seven lamps',
    'h3r0n eats seven lamps now',
  ])('%s is refused for a name in it', async (password) => {
    expect(await passwordProblem(password, words)).toContain('Leave out');
  });

  it.each([
    'correct horse battery staple',
    'an entirely different phrase',
    'grüne wolken tanzen leise',
    'xK9#mQ2$vL7p',
    'tea kettle morning lamp',
  ])('%s is taken', async (password) => {
    expect(await passwordProblem(password, words)).toBeNull();
  });
});

it('words shorter than four letters and numbers don’t count', () => {
  expect(plainWords(['Zoë 2026 & Co', 'Café Ärger'])).toEqual(['cafe', 'arger']);
});
