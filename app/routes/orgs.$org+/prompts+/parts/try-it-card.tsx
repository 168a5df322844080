import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { TryIt } from '../../parts/try-it/try-it.tsx';
import type { Environments } from '../../parts/use-environment.ts';

/** A conversation with a target that is told the prompt as it is typed, for those who may. */
export function TryItCard(props: { content: PromptContent; environments: Environments }) {
  const { content, environments } = props;
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  if (!org.may(canTargets.test)) return null;
  return (
    <Card title="Try it" description="Talk to a target that is told the prompt as it stands here.">
      {isOpen ? (
        <TryIt prompt={() => content} environments={environments} />
      ) : (
        <Button onClick={() => setOpen(true)}>
          <MessageSquare />
          Start a conversation
        </Button>
      )}
    </Card>
  );
}
