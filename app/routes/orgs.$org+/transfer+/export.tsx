import type { MetaFunction } from '@remix-run/node';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { type ThingKind, thingKinds } from '#server/areas/transfer/schema.ts';
import { fromBase64 } from './parts/pack-files.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Export');

const words: Record<ThingKind, string> = {
  Variable: 'Variables',
  Prompt: 'Prompts',
  Scenario: 'Scenarios',
  Target: 'Targets, without their secrets',
  Suite: 'Suites',
};
const formats = [
  { value: 'zip', label: 'A zip', hint: 'One file for each thing, to keep beside code.' },
  { value: 'yaml', label: 'One YAML file', hint: 'Everything in one file, to pass on.' },
];

export default function ExportPage() {
  const org = useOrg();
  const [kinds, setKinds] = useState<readonly ThingKind[]>(thingKinds);
  const [format, setFormat] = useState<'zip' | 'yaml'>('zip');
  const [withReferences, setWithReferences] = useState(true);
  const isAll = kinds.length === thingKinds.length;
  const [said, setSaid] = useState('');
  const { run, isPending, problem } = useAction(
    () =>
      org.rpc.export.create.mutate({
        what: isAll ? { all: true } : { kinds: [...kinds] },
        withReferences,
        format,
      }),
    {
      onDone: ({ base64, contentType, fileName, things }) => {
        save(new Blob([fromBase64(base64)], { type: contentType }), fileName);
        setSaid(
          `${fileName} holds ${things === 1 ? '1 thing' : `${things.toLocaleString('en')} things`}.`,
        );
      },
    },
  );

  function toggle(kind: ThingKind, isOn: boolean): void {
    setKinds(thingKinds.filter((one) => (one === kind ? isOn : kinds.includes(one))));
  }
  return (
    <div className="flex max-w-180 flex-col gap-5">
      {problem && (
        <Callout tone="danger" title="The export didn’t work">
          {problem.message}
        </Callout>
      )}
      <Card title="What">
        <div className="flex flex-col gap-2.5">
          {thingKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={words[kind]}
              checked={kinds.includes(kind)}
              onCheckedChange={(isOn) => toggle(kind, isOn)}
            />
          ))}
          {!isAll && (
            <div className="border-line border-t pt-2.5">
              <Checkbox
                label="Take along what they name"
                hint="A suite’s scenarios and targets, a target’s prompt, a prompt’s variables."
                checked={withReferences}
                onCheckedChange={setWithReferences}
              />
            </div>
          )}
        </div>
      </Card>
      <Card title="As">
        <RadioGroup
          aria-label="Format"
          options={formats}
          value={format}
          onValueChange={(value) => setFormat(value === 'yaml' ? 'yaml' : 'zip')}
        />
      </Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="primary"
          pending={isPending}
          disabled={kinds.length === 0}
          onClick={() => run()}
        >
          <Download />
          Download
        </Button>
        <p role="status" className="text-muted text-sm">
          {said}
        </p>
      </div>
    </div>
  );
}

function save(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
