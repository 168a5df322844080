import { CodeText } from '#app/ui/code-text.tsx';
import { FormField } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { HeaderRows } from './header-rows.tsx';
import type { TargetFormState } from './prompt-field.tsx';
import { SecretHeaderFields } from './secret-header-fields.tsx';
import type { StoredSecret } from './stored-secret.ts';

const methods = [
  { value: 'POST' as const, label: 'POST' },
  { value: 'PUT' as const, label: 'PUT' },
  { value: 'GET' as const, label: 'GET' },
];

/** What an HTTP target needs: how to ask, and where in the answer the reply stands. */
export function HttpFields(props: {
  form: TargetFormState;
  /** Null when there is none. */
  stored: StoredSecret | null;
}) {
  const { form, stored } = props;
  const method = form.watch('http.method');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
        <FormField form={form} name="http.method" label="Method">
          {(field) => <Select {...field} options={methods} />}
        </FormField>
        <FormField form={form} name="http.url" label="Address" required>
          {(field) => (
            <TextInput
              {...field}
              mono
              inputMode="url"
              spellCheck={false}
              placeholder="https://assistant.example.com/chat"
            />
          )}
        </FormField>
      </div>
      {method !== 'GET' && (
        <FormField
          form={form}
          name="http.body"
          label="Body"
          hint={<PlaceholderHelp />}
          aside="JSON"
        >
          {(field) => <TextArea {...field} mono spellCheck={false} minLines={4} />}
        </FormField>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="http.replyPath"
          label="Where the reply is"
          hint="A JSON pointer into the answer: /choices/0/text"
        >
          {(field) => <TextInput {...field} mono spellCheck={false} placeholder="/reply" />}
        </FormField>
        <FormField
          form={form}
          name="http.conversationIdPath"
          label="Where the conversation id is"
          optional
          hint="Sent back as {{conversationId}} from the second turn on."
        >
          {(field) => <TextInput {...field} mono spellCheck={false} placeholder="/id" />}
        </FormField>
      </div>
      <HeaderRows form={form} />
      <SecretHeaderFields form={form} stored={stored} />
      <FormField
        form={form}
        name="http.timeoutS"
        label="Time limit of a reply"
        className="max-w-52"
      >
        {(field) => <NumberInput {...field} step={0.5} unit="s" />}
      </FormField>
    </>
  );
}

function PlaceholderHelp() {
  return (
    <>
      <CodeText text="{{message}}" /> is what the user says, <CodeText text="{{history}}" /> the
      turns before, <CodeText text="{{conversationId}}" /> what the last answer gave,{' '}
      <CodeText text="{{locale}}" /> the scenario’s language; variables work too. Alone they become
      whole JSON values, between quotes escaped text.
    </>
  );
}
