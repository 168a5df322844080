import { Ellipsis, FileUp, MessagesSquare } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { canFiles } from '#server/areas/transfer/access.ts';

/** Other ways to come by scenarios than to write them. */
export function MoreWays() {
  const org = useOrg();
  return (
    <Menu
      trigger={<IconButton label="More ways to add scenarios" icon={<Ellipsis />} />}
      items={[
        {
          label: 'From a transcript',
          hint: 'Paste a conversation that took place',
          icon: <MessagesSquare />,
          to: org.to('scenarios/from-transcript'),
        },
        ...(org.may(canFiles.import)
          ? [
              {
                label: 'Import files',
                hint: 'YAML, promptfoo, Botium, CSV',
                icon: <FileUp />,
                to: org.to('transfer'),
              },
            ]
          : []),
      ]}
    />
  );
}
