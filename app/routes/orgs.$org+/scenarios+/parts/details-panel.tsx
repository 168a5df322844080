import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { cn } from '#app/ui/cn.ts';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TagInput } from '#app/ui/tag-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { SetupVariables } from './setup-variables.tsx';
import type { ScenarioDraft } from './use-scenario-draft.ts';

const locales = [
  'ar',
  'cs',
  'da',
  'de',
  'de-AT',
  'de-CH',
  'el',
  'en',
  'en-GB',
  'en-US',
  'es',
  'es-MX',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'sv',
  'tr',
  'uk',
  'zh',
];

/** What is to be known of a scenario beside its conversation. Folds on narrow screens. */
export function DetailsPanel(props: {
  scenario: ScenarioDraft;
  isNew: boolean;
  /** The organization's variables, by name. */
  orgNames: readonly string[];
  children?: ReactNode;
}) {
  const { draft, problems, set } = props.scenario;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-xs">
      <Field label="Name" error={problems.name} required>
        <TextInput
          value={draft.name}
          onValueChange={(name) => set({ name })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            focusConversation();
          }}
          autoFocus={props.isNew}
          placeholder="Refund after 30 days"
        />
      </Field>
      <Button
        variant="ghost"
        size="sm"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="self-start lg:hidden"
      >
        <ChevronDown className={cn('transition-transform', isOpen && 'rotate-180')} />
        {isOpen ? 'Fewer details' : 'More details'}
      </Button>
      <div className={cn('flex-col gap-4 lg:flex', isOpen ? 'flex' : 'hidden')}>
        <Field label="Description" error={problems.description} optional>
          <TextArea
            value={draft.description}
            onValueChange={(description) => set({ description })}
            minLines={2}
            maxLines={8}
          />
        </Field>
        <Field label="Language" error={problems.locale}>
          <TextInput
            value={draft.locale}
            onValueChange={(locale) => set({ locale })}
            list="scenario-locales"
            mono
            spellCheck={false}
          />
        </Field>
        <datalist id="scenario-locales">
          {locales.map((locale) => (
            <option key={locale} value={locale} />
          ))}
        </datalist>
        <Field label="Tags" error={problems.tags} optional>
          <TagInput value={draft.tags} onValueChange={(tags) => set({ tags })} />
        </Field>
        <Field label="When a turn fails">
          <RadioGroup
            value={draft.onFail}
            onValueChange={(onFail) => set({ onFail: onFail === 'CONTINUE' ? 'CONTINUE' : 'STOP' })}
            options={[
              { value: 'STOP', label: 'Stop the conversation' },
              { value: 'CONTINUE', label: 'Go on with the next turn' },
            ]}
          />
        </Field>
        <Field
          label="Passes from"
          error={problems.threshold}
          optional
          hint="The share of the weight that must pass. Empty: everything must."
        >
          <NumberInput
            unit="%"
            step={0.01}
            value={draft.threshold === null ? null : percentOf(draft.threshold)}
            onValueChange={(percent) =>
              set({ threshold: percent === null ? null : Math.round(percent * 100) / 10_000 })
            }
          />
        </Field>
        <SetupVariables scenario={props.scenario} orgNames={props.orgNames} />
        {props.children}
      </div>
    </div>
  );
}

/** From the name on to what is said first, as Enter goes on in the conversation. */
function focusConversation() {
  document.querySelector<HTMLElement>('#scenario-editor [data-stop]')?.focus();
}

function percentOf(share: number): number {
  return Math.round(share * 10_000) / 100;
}
