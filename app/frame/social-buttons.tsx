import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { ProviderMark } from './provider-mark.tsx';
import { signInBy } from './social-client.ts';
import { useLeaving } from './use-leaving.ts';

export interface Provider {
  id: string;
  /** As it stands on the button. */
  name: string;
}

export interface SocialButtonsProps {
  providers: readonly Provider[];
  /** Where to go when signed in. */
  next: string;
}

/** A button for each provider that is set up. */
export function SocialButtons({ providers, next }: SocialButtonsProps) {
  const { leaving, problem, leave } = useLeaving();
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {problem && <Callout tone="danger">{problem}</Callout>}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          pending={leaving === id}
          onClick={() => leave(id, () => signInBy(id, next))}
        >
          <ProviderMark id={id} />
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}

/** The same above a form that is the other way, with a line between them. */
export function SocialChoice(props: SocialButtonsProps) {
  if (props.providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-4">
      <SocialButtons {...props} />
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
    </div>
  );
}
