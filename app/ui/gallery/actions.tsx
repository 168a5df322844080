import { Link } from '@remix-run/react';
import { Ellipsis, Pencil, Play, Plus, Settings, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { CommandPalette } from '../command-palette.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Dialog, DialogClose } from '../dialog.tsx';
import { Drawer } from '../drawer.tsx';
import { Field } from '../field.tsx';
import { IconButton } from '../icon-button.tsx';
import { Kbd } from '../kbd.tsx';
import { KeyboardHelp } from '../keyboard-help.tsx';
import { Menu } from '../menu.tsx';
import { Popover } from '../popover.tsx';
import { TextInput } from '../text-input.tsx';
import { TextLink } from '../text-link.tsx';
import { useToast } from '../toast.tsx';
import { Tooltip } from '../tooltip.tsx';
import { useShortcuts } from '../use-shortcuts.ts';
import { Specimen } from './specimen.tsx';

const nothing = () => undefined;

/** Buttons, links and what they open. */
export function Actions() {
  return (
    <>
      <Specimen name="Button">
        <Button variant="primary">
          <Play />
          Run suite
        </Button>
        <Button>Invite people</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger">
          <Trash2 />
          Delete suite
        </Button>
        <Button asChild>
          <Link to="#link">A link</Link>
        </Button>
      </Specimen>
      <Specimen name="Button: sizes, pending, disabled">
        <Button size="sm">Small</Button>
        <Button>Medium</Button>
        <Button size="lg" variant="primary">
          Large
        </Button>
        <Button variant="primary" pending>
          Run suite
        </Button>
        <Button pending>Save</Button>
        <Button disabled>Disabled</Button>
        <Button variant="primary" disabled>
          Disabled
        </Button>
      </Specimen>
      <Specimen name="IconButton, CopyButton, TextLink, Kbd, Tooltip">
        <IconButton label="Edit" icon={<Pencil />} keys={['E']} />
        <IconButton label="Settings" icon={<Settings />} variant="secondary" />
        <IconButton label="Run" icon={<Play />} variant="primary" pending />
        <CopyButton text="asy_1a2b" label="Copy link" withText size="md" variant="secondary" />
        <TextLink to="#somewhere">Read how it works</TextLink>
        <TextLink to="#quiet" tone="quiet">
          Quiet link
        </TextLink>
        <Kbd keys={['Mod', 'K']} />
        <Tooltip content="Runs every scenario against every target" keys={['R']}>
          <Button size="sm">With a tooltip</Button>
        </Tooltip>
      </Specimen>
      <Openers />
    </>
  );
}

function Openers() {
  const toast = useToast();
  const [open, setOpen] = useState<'palette' | 'help' | 'confirm' | 'type' | null>(null);
  const close = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  useShortcuts({ 'mod+k': () => setOpen('palette'), '?': () => setOpen('help') });
  return (
    <Specimen name="Dialog, ConfirmDialog, Drawer, Menu, Popover, Toast, CommandPalette, KeyboardHelp">
      <Dialog
        title="New label"
        description="A label points at one version and moves when you say so."
        trigger={<Button>Dialog</Button>}
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary">Create label</Button>
          </>
        }
      >
        <Field label="Name" hint="Lower case, for instance production">
          <TextInput defaultValue="production" />
        </Field>
      </Dialog>
      <Button onClick={() => setOpen('type')}>Confirm by name</Button>
      <Drawer
        title="Checkout · refund after 30 days"
        description="Item 14 of 96"
        trigger={<Button>Drawer</Button>}
        footer={<Button variant="primary">Open transcript</Button>}
      >
        Details of one row, without leaving the list.
      </Drawer>
      <Menu
        trigger={<IconButton label="More" icon={<Ellipsis />} variant="secondary" />}
        align="start"
        items={[
          { heading: 'Suite' },
          { label: 'Run', icon: <Play />, keys: ['R'], onSelect: nothing },
          { label: 'Edit', icon: <Pencil />, keys: ['E'], to: '#edit' },
          { label: 'Share', icon: <Plus />, hint: 'Needs members:invite', disabled: true },
          { label: 'Show archived', checked: true, onSelect: nothing },
          'separator',
          { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setOpen('confirm') },
        ]}
      />
      <Popover label="Settings of the run" trigger={<Button>Popover</Button>}>
        <Field label="Repeats" hint="How often each scenario is played">
          <TextInput defaultValue="3" />
        </Field>
      </Popover>
      <Button
        onClick={() =>
          toast({
            title: 'Suite archived',
            description: 'Checkout and its 3 schedules',
            tone: 'success',
            action: { label: 'Undo', onSelect: nothing },
          })
        }
      >
        Toast
      </Button>
      <Button onClick={() => setOpen('palette')}>Palette</Button>
      <Button onClick={() => setOpen('help')}>Keyboard help</Button>
      <ConfirmDialog
        open={open === 'confirm' || open === 'type'}
        onOpenChange={close}
        title="Delete suite Checkout and its 3 schedules?"
        description="Runs that have finished stay. This cannot be undone."
        destroys={['Suite Checkout (24 scenarios stay)', '3 schedules', '1 webhook']}
        confirmLabel="Delete suite"
        typeToConfirm={open === 'type' ? 'Checkout' : undefined}
        onConfirm={nothing}
      />
      <CommandPalette
        open={open === 'palette'}
        onOpenChange={close}
        groups={[
          {
            heading: 'Do',
            items: [
              { id: 'run', label: 'Run suite…', icon: <Play />, keys: ['R'], onSelect: nothing },
              { id: 'new', label: 'New scenario', icon: <Plus />, onSelect: nothing },
            ],
          },
          {
            heading: 'Go to',
            items: [
              {
                id: 's',
                label: 'Settings',
                hint: 'Members, roles',
                icon: <Settings />,
                onSelect: nothing,
              },
            ],
          },
        ]}
      />
      <KeyboardHelp
        open={open === 'help'}
        onOpenChange={close}
        sections={[
          {
            title: 'Everywhere',
            shortcuts: [
              { keys: ['Mod', 'K'], label: 'Command palette' },
              { keys: ['?'], label: 'This help' },
            ],
          },
          {
            title: 'In lists',
            shortcuts: [
              { keys: ['J'], label: 'Next row' },
              { keys: ['K'], label: 'Previous row' },
            ],
          },
        ]}
      />
    </Specimen>
  );
}
