import { z } from 'zod';
import { CreateVariable, EnvironmentName, mostEnvironments } from './schema.ts';

const { value: Value } = CreateVariable.shape;

/** A variable as a file says it; its name is what prompts write between braces. */
export const VariableDocument = z.strictObject({
  kind: z.literal('Variable'),
  name: CreateVariable.shape.key,
  spec: z.strictObject({
    value: Value,
    description: CreateVariable.shape.description,
    /** Its values in environments, by their names; elsewhere it has its own. */
    environments: z
      .record(EnvironmentName, Value)
      .refine(
        (values) => Object.keys(values).length <= mostEnvironments,
        `Use at most ${mostEnvironments} environments.`,
      )
      .optional(),
  }),
});
export type VariableDocument = z.infer<typeof VariableDocument>;

/** A variable with the names of things instead of their ids. */
export type NamedVariable = {
  key: string;
  value: string;
  description: string;
  overrides: readonly { environment: string; value: string }[];
};

/** The document for a variable; `toNamedVariable` of it is the same again. */
export function fromNamedVariable(variable: NamedVariable): VariableDocument {
  const { key, value, description, overrides } = variable;
  const environments = Object.fromEntries(
    overrides.map((override) => [override.environment, override.value]),
  );
  return {
    kind: 'Variable',
    name: key,
    spec: { value, description, ...(overrides.length > 0 && { environments }) },
  };
}

/** The variable a document stands for. */
export function toNamedVariable({ name, spec }: VariableDocument): NamedVariable {
  return {
    key: name,
    value: spec.value,
    description: spec.description,
    overrides: Object.entries(spec.environments ?? {}).map(([environment, value]) => ({
      environment,
      value,
    })),
  };
}
