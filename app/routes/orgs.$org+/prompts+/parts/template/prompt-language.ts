import { autocompletion } from '@codemirror/autocomplete';
import type { CodeLanguage } from '#app/ui/code-editor-view.ts';
import { completeTemplate } from './complete-source.ts';
import { problemKeys } from './problem-keys.ts';
import { type PromptContext, promptContext } from './prompt-context.ts';
import { templateColours } from './template-colours.ts';
import { templateProblems } from './template-problems.ts';

/** Prompts: Liquid with the variables of the organization. */
export const promptLanguage: CodeLanguage<PromptContext> = {
  extension: [
    templateColours,
    templateProblems,
    problemKeys,
    autocompletion({ override: [completeTemplate], icons: false, maxRenderedOptions: 60 }),
  ],
  contextOf: (context) => promptContext.of(context),
};
