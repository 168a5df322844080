import { Eye, EyeOff } from 'lucide-react';
import { forwardRef, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { TextInput, type TextInputProps } from '#app/ui/text-input.tsx';

export type PasswordInputProps = Omit<TextInputProps, 'type' | 'prefix' | 'suffix' | 'mono'> & {
  autoComplete: 'current-password' | 'new-password';
};

/** A password, hidden until one asks to see it. */
export const PasswordInput = forwardRef<HTMLInputElement, PasswordInputProps>(
  function PasswordInput({ className, ...rest }, ref) {
    const [isShown, setShown] = useState(false);
    return (
      <span className={cn('relative flex', className)}>
        <TextInput
          ref={ref}
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          className="pr-10"
          {...rest}
        />
        <button
          type="button"
          aria-pressed={isShown}
          aria-label="Show password"
          onClick={() => setShown(!isShown)}
          className="focus-ring absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-muted hover:text-ink pointer-coarse:w-11"
        >
          {isShown ? (
            <EyeOff aria-hidden="true" className="size-4" />
          ) : (
            <Eye aria-hidden="true" className="size-4" />
          )}
        </button>
      </span>
    );
  },
);
