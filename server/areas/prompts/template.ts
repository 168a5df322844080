import { Liquid, type Template } from 'liquidjs';
import { templateFilters, templateTags } from './template-words.ts';

/** Longest template, in UTF-16 code units. */
export const longestTemplate = 100_000;
const renderLimitMs = 500;
const memoryLimit = 5_000_000;

/** Tags that read other templates, and are refused in words of their own: prompts stand alone. */
const refusedTags = ['include', 'render', 'layout', 'block'];

/** Liquid without files, prototypes and HTML escaping, and with an end to every loop. */
export const liquid = makeLiquid();

export type TemplateProblem = {
  message: string;
  /** 1-based; 0 when the problem has no place. */
  line: number;
  column: number;
};

export type ParsedTemplate =
  | { ok: true; templates: Template[] }
  | { ok: false; problem: TemplateProblem };

/** Parses a prompt's text; never throws. */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > longestTemplate) {
    const message = `The prompt is longer than ${longestTemplate} characters. Shorten it.`;
    return { ok: false, problem: { message, line: 0, column: 0 } };
  }
  try {
    return { ok: true, templates: liquid.parse(text) };
  } catch (error) {
    return { ok: false, problem: templateProblem(error) };
  }
}

/** Why a prompt cannot be used, with its 1-based place, or null when it parses. */
export function parseProblem(template: string): TemplateProblem | null {
  const parsed = parseTemplate(template);
  return parsed.ok ? null : parsed.problem;
}

/** Turns what Liquid throws into a sentence with its place. */
export function templateProblem(error: unknown): TemplateProblem {
  const [line, column] = positionOf(error);
  const text = error instanceof Error ? error.message : 'The prompt cannot be read.';
  const plain = text.replace(/, line:\d+(, col:\d+)?$/, '').split('\n', 1)[0] ?? '';
  return { message: explain(plain), line, column };
}

function explain(message: string): string {
  if (/limit exceeded/.test(message)) return 'The prompt makes too much text or takes too long.';
  const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
  if (tag !== undefined && refusedTags.includes(tag)) {
    return `Prompts cannot use "${tag}": they stand alone. Put the text in a variable.`;
  }
  if (tag !== undefined) return `There is no tag "${tag}" here.`;
  const filter = /^undefined filter: (.*)$/.exec(message)?.[1];
  if (filter !== undefined) return `There is no filter "${filter}" for prompts.`;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

function positionOf(error: unknown): [number, number] {
  if (typeof error !== 'object' || error === null || !('token' in error)) return [0, 0];
  const { token } = error;
  if (typeof token !== 'object' || token === null || !('getPosition' in token)) return [0, 0];
  if (typeof token.getPosition !== 'function') return [0, 0];
  const position: unknown = token.getPosition();
  if (!Array.isArray(position)) return [0, 0];
  return [Number(position[0]), Number(position[1])];
}

function makeLiquid(): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    relativeReference: false,
    templates: {},
    parseLimit: longestTemplate,
    renderLimit: renderLimitMs,
    memoryLimit,
  });
  for (const name of Object.keys(engine.tags)) {
    if (!Object.hasOwn(templateTags, name)) delete engine.tags[name];
  }
  for (const name of Object.keys(engine.filters)) {
    if (!Object.hasOwn(templateFilters, name)) delete engine.filters[name];
  }
  return engine;
}
