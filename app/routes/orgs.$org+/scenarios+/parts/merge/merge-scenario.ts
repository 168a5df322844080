import type { KeptScenario, KeptTurn } from '../kept-draft.ts';
import { mergeLists, type Stretch } from './merge-lists.ts';

type By = 'nobody' | 'mine' | 'theirs' | 'both';
export type Side = 'mine' | 'theirs';
export type Choice = Side | 'both';

/** A stretch of turns: settled, or one for somebody to choose. */
export type TurnPart =
  | { kind: 'settled'; by: By; base: KeptTurn[]; turns: KeptTurn[] }
  | { kind: 'collision'; id: string; base: KeptTurn[]; mine: KeptTurn[]; theirs: KeptTurn[] };

export const fieldNames = [
  'name',
  'description',
  'locale',
  'onFail',
  'threshold',
  'data',
] as const satisfies (keyof KeptScenario)[];
export type FieldName = (typeof fieldNames)[number];

/** A field: settled, or one for somebody to choose. */
export type FieldPart<Name extends FieldName> = {
  by: By | 'collision';
  base: KeptScenario[Name];
  mine: KeptScenario[Name];
  theirs: KeptScenario[Name];
};

/** A variable by its name; null where there is none. */
export type VariablePart = {
  name: string;
  by: By | 'collision';
  base: string | null;
  mine: string | null;
  theirs: string | null;
};

export type ScenarioMerge = {
  fields: { [Name in FieldName]: FieldPart<Name> };
  tags: string[];
  variables: VariablePart[];
  turns: TurnPart[];
};

/** What was chosen, by the id of the collision. */
export type Choices = Readonly<Record<string, Choice>>;

/** Merges two edits of one scenario, turn by turn and field by field. */
export function mergeScenario(
  base: KeptScenario,
  theirs: KeptScenario,
  mine: KeptScenario,
): ScenarioMerge {
  return {
    fields: {
      name: field('name'),
      description: field('description'),
      locale: field('locale'),
      onFail: field('onFail'),
      threshold: field('threshold'),
      data: field('data'),
    },
    tags: mergeTags(base.tags, theirs.tags, mine.tags),
    variables: mergeVariables(base, theirs, mine),
    turns: mergeLists(base.turns, theirs.turns, mine.turns).flatMap(partsOf),
  };

  function field<Name extends FieldName>(name: Name): FieldPart<Name> {
    const sides = { base: base[name], mine: mine[name], theirs: theirs[name] };
    return { by: whoOf(sides.base, sides.theirs, sides.mine), ...sides };
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function whoOf(base: unknown, theirs: unknown, mine: unknown): By | 'collision' {
  if (same(theirs, mine)) return same(mine, base) ? 'nobody' : 'both';
  if (same(theirs, base)) return 'mine';
  return same(mine, base) ? 'theirs' : 'collision';
}

/** Tags never collide: each is there or not. */
function mergeTags(base: string[], theirs: string[], mine: string[]): string[] {
  const kept = mine.filter((tag) => theirs.includes(tag) || !base.includes(tag));
  const added = theirs.filter((tag) => !mine.includes(tag) && !base.includes(tag));
  return [...kept, ...added];
}

function mergeVariables(
  base: KeptScenario,
  theirs: KeptScenario,
  mine: KeptScenario,
): VariablePart[] {
  const names = [...mine.variables, ...theirs.variables, ...base.variables].map(({ name }) => name);
  const valueIn = ({ variables }: KeptScenario, name: string) =>
    variables.find((one) => one.name === name)?.value ?? null;
  return [...new Set(names)].map((name) => {
    const sides = {
      base: valueIn(base, name),
      mine: valueIn(mine, name),
      theirs: valueIn(theirs, name),
    };
    return { name, by: whoOf(sides.base, sides.theirs, sides.mine), ...sides };
  });
}

function partsOf(stretch: Stretch<KeptTurn>, at: number): TurnPart[] {
  if (stretch.by !== 'collision') {
    const { by, base, result } = stretch;
    return [{ kind: 'settled', by, base, turns: result }];
  }
  const { base, mine, theirs } = stretch;
  if (base.length !== mine.length || base.length !== theirs.length) {
    return [{ kind: 'collision', id: `turns-${at}`, base, mine, theirs }];
  }
  return base.flatMap((turn, i) => {
    const sides = { turn, mine: mine[i], theirs: theirs[i] };
    if (!sides.mine || !sides.theirs) return [];
    return [mergeTurn(`turns-${at}-${i}`, turn, sides.theirs, sides.mine)];
  });
}

/** One turn that both changed, or that stands beside such a one. */
function mergeTurn(id: string, base: KeptTurn, theirs: KeptTurn, mine: KeptTurn): TurnPart {
  const by = whoOf(base, theirs, mine);
  const settled = (turn: KeptTurn, who: By = 'both'): TurnPart => ({
    kind: 'settled',
    by: who,
    base: [base],
    turns: [turn],
  });
  if (by !== 'collision') return settled(by === 'theirs' ? theirs : mine, by);
  if (base.kind === 'EXPECT' && mine.kind === 'EXPECT' && theirs.kind === 'EXPECT') {
    const stretches = mergeLists(base.expectations, theirs.expectations, mine.expectations);
    const who = whoOf(base.sample, theirs.sample, mine.sample);
    const sample = who === 'theirs' ? theirs.sample : mine.sample;
    if (who !== 'collision' && stretches.every((one) => one.by !== 'collision')) {
      const expectations = stretches.flatMap((one) => one.result);
      return settled({
        kind: 'EXPECT',
        expectations,
        ...(sample === undefined ? {} : { sample }),
      });
    }
  }
  return { kind: 'collision', id, base: [base], mine: [mine], theirs: [theirs] };
}

/** The ids of everything somebody has to choose. */
export function collisionsOf({ fields, variables, turns }: ScenarioMerge): string[] {
  return [
    ...fieldNames.flatMap((name) => (fields[name].by === 'collision' ? [fieldId(name)] : [])),
    ...variables.flatMap((one) => (one.by === 'collision' ? [variableId(one.name)] : [])),
    ...turns.flatMap((one) => (one.kind === 'collision' ? [one.id] : [])),
  ];
}

export const fieldId = (name: string) => `field-${name}`;
export const variableId = (name: string) => `variable-${name}`;

/** The merged scenario; of a collision nobody has chosen about, mine. */
export function settleMerge(merge: ScenarioMerge, choices: Choices): KeptScenario {
  const { fields } = merge;
  function chosenOf<Name extends FieldName>(name: Name, { by, mine, theirs }: FieldPart<Name>) {
    const side = by === 'collision' ? choices[fieldId(name)] : by;
    return side === 'theirs' ? theirs : mine;
  }
  return {
    name: chosenOf('name', fields.name),
    description: chosenOf('description', fields.description),
    locale: chosenOf('locale', fields.locale),
    onFail: chosenOf('onFail', fields.onFail),
    threshold: chosenOf('threshold', fields.threshold),
    data: chosenOf('data', fields.data),
    tags: merge.tags,
    variables: merge.variables.flatMap(({ name, by, mine, theirs }) => {
      const side = by === 'collision' ? choices[variableId(name)] : by;
      const value = side === 'theirs' ? theirs : mine;
      return value === null ? [] : [{ name, value }];
    }),
    turns: merge.turns.flatMap((part) => {
      if (part.kind === 'settled') return part.turns;
      const choice = choices[part.id] ?? 'mine';
      return {
        mine: part.mine,
        theirs: part.theirs,
        both: [...part.theirs, ...part.mine],
      }[choice];
    }),
  };
}
