import { z } from 'zod';
import { checkDocument } from './check-document.ts';
import { ExpectationDocument, fromExpectation, toExpectation } from './expectation-document.ts';
import { CreateScenario, type ScenarioContent } from './schema.ts';

type TurnDocument = { user: string } | { expect: ExpectationDocument[] };

// Not a union: its errors would not say which key of which expectation is wrong.
const TurnDocument = z
  .strictObject({
    user: z.string().optional(),
    expect: z.array(ExpectationDocument).optional(),
  })
  .refine(({ user, expect }) => (user === undefined) !== (expect === undefined), {
    error: 'Write "user: ..." for what the user says, or "expect:" with a list of expectations.',
  })
  .transform(({ user, expect = [] }): TurnDocument => (user === undefined ? { expect } : { user }));

const ScenarioSpec = z.strictObject({
  description: CreateScenario.shape.description,
  tags: CreateScenario.shape.tags,
  locale: z.string().default('en'),
  onFail: z.enum(['stop', 'continue']).default('stop'),
  turns: z.array(TurnDocument),
});
type ScenarioSpec = z.infer<typeof ScenarioSpec>;

/** A scenario as a file says it, short enough to write by hand. */
export const ScenarioDocument = z.strictObject({
  kind: z.literal('Scenario'),
  name: CreateScenario.shape.name,
  spec: ScenarioSpec.superRefine((spec, context) =>
    checkDocument(spec, toScenarioContent({ spec }), context),
  ),
});
export type ScenarioDocument = z.infer<typeof ScenarioDocument>;

/** The content a document stands for; within the limits of `ScenarioContent` for a parsed document. */
export function toScenarioContent({ spec }: { spec: ScenarioSpec }): ScenarioContent {
  return {
    locale: spec.locale,
    onFail: spec.onFail === 'stop' ? 'STOP' : 'CONTINUE',
    turns: spec.turns.map((turn) =>
      'user' in turn
        ? { kind: 'USER', userText: turn.user }
        : { kind: 'EXPECT', expectations: turn.expect.map(toExpectation) },
    ),
  };
}

/** The document for a scenario; `toScenarioContent` of it is the same content again. */
export function fromScenarioContent(
  content: ScenarioContent,
  about: { name: string; description: string; tags: string[] },
): ScenarioDocument {
  const { name, description, tags } = about;
  return {
    kind: 'Scenario',
    name,
    spec: {
      description,
      tags,
      locale: content.locale,
      onFail: content.onFail === 'STOP' ? 'stop' : 'continue',
      turns: content.turns.map((turn) =>
        turn.kind === 'USER'
          ? { user: turn.userText }
          : { expect: turn.expectations.map(fromExpectation) },
      ),
    },
  };
}
