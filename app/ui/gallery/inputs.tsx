import { Bot, Globe, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { Combobox } from '../combobox.tsx';
import { Field } from '../field.tsx';
import { MultiSelect } from '../multi-select.tsx';
import { NumberInput } from '../number-input.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { SearchInput } from '../search-input.tsx';
import { SecretInput } from '../secret-input.tsx';
import { Select } from '../select.tsx';
import { Switch } from '../switch.tsx';
import { TagInput } from '../tag-input.tsx';
import { TextArea } from '../text-area.tsx';
import { TextInput } from '../text-input.tsx';
import { Specimen } from './specimen.tsx';

const models = ['Kestrel 4', 'Kestrel 4 mini', 'Plover 2', 'Plover 2 long', 'Wren 1.5'].map(
  (label) => ({ value: label.toLowerCase().replaceAll(' ', '-'), label }),
);

const kinds = [
  { value: 'model', label: 'Model', hint: 'A prompt played by a provider', icon: <Sparkles /> },
  { value: 'http', label: 'HTTP', hint: 'Any endpoint that answers', icon: <Globe /> },
  { value: 'demo', label: 'Demo', hint: 'Built in, needs no key', icon: <Bot /> },
  { value: 'later', label: 'Batch', hint: 'Not in this plan', disabled: true },
];

/** Everything one types into or chooses from, each inside of its Field. */
export function Inputs() {
  const [text, setText] = useState('Refund after 30 days');
  const [search, setSearch] = useState('refund');
  const [number, setNumber] = useState<number | null>(800);
  const [model, setModel] = useState('kestrel-4');
  const [picked, setPicked] = useState(['plover-2', 'wren-1.5']);
  const [kind, setKind] = useState('model');
  const [tags, setTags] = useState(['checkout', 'de-DE', 'regression']);
  const [secret, setSecret] = useState('');
  const [on, setOn] = useState(true);
  return (
    <>
      <Specimen name="Field with TextInput: plain, hint, error, disabled, read-only" stack>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Name" hint="Unique in this organization">
            <TextInput value={text} onValueChange={setText} />
          </Field>
          <Field label="Name" error="This name is taken by another scenario. Choose another.">
            <TextInput defaultValue="Refund after 30 days" />
          </Field>
          <Field label="Base URL" optional aside="https only">
            <TextInput mono placeholder="https://api.example.com/v1" prefix={<Globe />} />
          </Field>
          <Field label="Locale">
            <TextInput defaultValue="en-GB" disabled />
          </Field>
          <Field label="Time-out">
            <NumberInput value={number} onValueChange={setNumber} unit="ms" />
          </Field>
          <Field label="Id">
            <TextInput mono defaultValue="01932f6e-7b1c-7d3a" readOnly />
          </Field>
        </div>
        <Field label="System prompt" hint="Write {{name}} to use a variable">
          <TextArea
            mono
            defaultValue={
              'You are the support assistant of {{shop}}.\nAnswer in the language of the customer.\nNever promise a refund after 30 days.'
            }
          />
        </Field>
      </Specimen>
      <Specimen name="Select, Combobox, MultiSelect, TagInput, SecretInput, SearchInput" stack>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Model">
            <Select options={models} value={model} onValueChange={setModel} />
          </Field>
          <Field label="Model" error="Choose a model first.">
            <Select options={models} value={undefined} onValueChange={setModel} />
          </Field>
          <Field label="Model, searchable">
            <Combobox options={models} value={model} onValueChange={setModel} />
          </Field>
          <Field label="Targets">
            <MultiSelect
              options={models}
              value={picked}
              onValueChange={setPicked}
              addLabel="Add target"
            />
          </Field>
          <Field label="Tags">
            <TagInput value={tags} onValueChange={setTags} />
          </Field>
          <Field label="API key" hint="Stored sealed; nobody can read it back">
            <SecretInput
              value={secret}
              onValueChange={setSecret}
              stored={{ last4: '1a2b', note: 'used 3 minutes ago' }}
            />
          </Field>
          <Field label="API key">
            <SecretInput value={secret} onValueChange={setSecret} placeholder="sk-…" />
          </Field>
          <Field label="Search" hideLabel>
            <SearchInput label="Search scenarios" value={search} onValueChange={setSearch} />
          </Field>
        </div>
      </Specimen>
      <Specimen name="Checkbox, Switch, RadioGroup" stack>
        <div className="grid items-start gap-x-10 gap-y-5 sm:grid-cols-2">
          <div className="flex flex-col gap-3">
            <Checkbox label="Case sensitive" checked={on} onCheckedChange={setOn} />
            <Checkbox
              label="Stop at the first failure"
              hint="Later turns are then left unchecked"
              checked={!on}
              onCheckedChange={(next) => setOn(!next)}
            />
            <Checkbox label="Some of them" checked="indeterminate" onCheckedChange={setOn} />
            <Checkbox label="Disabled" checked disabled onCheckedChange={setOn} />
          </div>
          <div className="flex flex-col gap-3">
            <Switch
              label="Require a green suite"
              hint="The label moves only when Checkout has passed"
              checked={on}
              onCheckedChange={setOn}
            />
            <Switch label="Notify Slack" checked={!on} onCheckedChange={(next) => setOn(!next)} />
          </div>
        </div>
        <Field label="Kind of target">
          <RadioGroup options={kinds} value={kind} onValueChange={setKind} variant="cards" />
        </Field>
        <Field label="When an expectation fails">
          <RadioGroup
            options={[
              { value: 'model', label: 'Stop the conversation' },
              { value: 'http', label: 'Continue with the next turn' },
            ]}
            value={kind}
            onValueChange={setKind}
          />
        </Field>
      </Specimen>
    </>
  );
}
