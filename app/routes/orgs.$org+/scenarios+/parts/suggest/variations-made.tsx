import { useEffect, useRef } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { DialogFooter } from '#app/ui/dialog.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export interface MadeVariations {
  scenarios: readonly { id: string; name: string }[];
  asked: number;
}

/** The drafts a model made, to look at. */
export function VariationsMade(props: { made: MadeVariations; onClose: () => void }) {
  const org = useOrg();
  const { scenarios, asked } = props.made;
  const count = scenarios.length;
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <p ref={title} tabIndex={-1} className="font-medium outline-none">
        {count === 1 ? '1 draft is made.' : `${count} drafts are made.`}
        {count < asked && ` You asked for ${asked}; the model had no more.`}
      </p>
      <ul aria-label="Drafts" className="mt-2 flex flex-col gap-1">
        {scenarios.map(({ id, name }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <TextLink to={org.to(`scenarios/${id}`)}>{name}</TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-muted">
        They are the newest in <TextLink to={org.to('scenarios?status=DRAFT')}>all drafts</TextLink>
        .
      </p>
      <div className="-mx-5 mt-4 -mb-5">
        <DialogFooter>
          <Button variant="primary" onClick={props.onClose}>
            Done
          </Button>
        </DialogFooter>
      </div>
    </>
  );
}
