import { CodeText } from '#app/ui/code-text.tsx';
import { FormField } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { ReplyStream } from '#server/areas/targets/schema.ts';
import { HeaderRows } from './header-rows.tsx';
import type { TargetFormState } from './prompt-field.tsx';
import { SecretHeaderFields } from './secret-header-fields.tsx';
import type { StoredSecret } from './stored-secret.ts';
import { streamNames } from './stream-names.ts';

const methods = [
  { value: 'POST' as const, label: 'POST' },
  { value: 'PUT' as const, label: 'PUT' },
  { value: 'GET' as const, label: 'GET' },
];

const streams = (Object.keys(streamNames) as ReplyStream[]).map((value) => ({
  value,
  label: streamNames[value],
}));

const written = 'A JSON pointer such as /choices/0/text, or a JSONPath such as $.choices[0].text';
const replyHints: Record<ReplyStream, string> = {
  NONE: `${written}.`,
  SSE: `${written}, into the data of each event. If this is empty, the data is the text itself.`,
  CHUNKS: `${written}, into each line of JSON. Plain text needs none.`,
};

/** What an HTTP target needs: how to ask, and where in the answer the reply stands. */
export function HttpFields(props: {
  form: TargetFormState;
  /** Null when there is none. */
  stored: StoredSecret | null;
}) {
  const { form, stored } = props;
  const [method, stream] = form.watch(['http.method', 'http.stream']);
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
        <FormField form={form} name="http.stream" label="How the reply comes">
          {(field) => <Select {...field} options={streams} />}
        </FormField>
        {stream === 'SSE' && (
          <FormField
            form={form}
            name="http.doneEvent"
            label="Last event"
            optional
            hint="Name or data of the event that ends a whole reply. [DONE] always does; if this is empty, so does the end of the stream."
          >
            {(field) => <TextInput {...field} mono spellCheck={false} placeholder="message_stop" />}
          </FormField>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="http.replyPath"
          label="Where the reply is"
          hint={replyHints[stream]}
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
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="http.timeoutS" label="Time limit of a reply">
          {(field) => <NumberInput {...field} step={0.5} unit="s" />}
        </FormField>
        {stream !== 'NONE' && (
          <FormField
            form={form}
            name="http.firstTokenTimeoutS"
            label="Time limit of its first piece"
            optional
          >
            {(field) => <NumberInput {...field} step={0.5} unit="s" />}
          </FormField>
        )}
      </div>
    </>
  );
}

function PlaceholderHelp() {
  return (
    <>
      <CodeText text="{{message}}" /> is what the user says, <CodeText text="{{history}}" /> the
      turns before, <CodeText text="{{conversationId}}" /> what the last answer gave,{' '}
      <CodeText text="{{locale}}" /> the scenario’s language; variables work too. On its own each
      becomes a whole JSON value; between quotes, escaped text.
    </>
  );
}
