import { MessageSquareText } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Drawer } from '#app/ui/drawer.tsx';
import { canTargets } from '#server/areas/targets/access.ts';
import { TryIt, type TryItProps } from './try-it.tsx';

/** A button that opens a conversation beside the page; nothing for those who may not test targets. */
export function TryItDrawer(props: TryItProps & { description: string }) {
  const { description, ...tried } = props;
  const org = useOrg();
  if (!org.may(canTargets.test)) return null;
  return (
    <Drawer
      title="Try it"
      description={description}
      trigger={
        <Button>
          <MessageSquareText />
          Try it
        </Button>
      }
    >
      <TryIt {...tried} />
    </Drawer>
  );
}
