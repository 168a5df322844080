import { byResource, includes, withPattern } from '#app/frame/patterns.ts';
import { actionText, permissionText, resourceText } from '#app/frame/permission-text.ts';
import { Checkbox } from '#app/ui/checkbox.tsx';

export interface PatternPickerProps {
  /** Every permission there is to choose. */
  permissions: readonly string[];
  /** Those one may give; the rest is shown and can't be ticked. */
  givable: readonly string[];
  value: readonly string[];
  onValueChange: (patterns: string[]) => void;
}

/** Chooses permissions, one by one, whole resources, or everything of a kind. */
export function PatternPicker({ permissions, givable, value, onValueChange }: PatternPickerProps) {
  const mayGive = (pattern: string) =>
    permissions.every((key) => !includes(pattern, key) || givable.includes(key));
  const box = (pattern: string, label: string) => {
    const wider = value.find((one) => one !== pattern && includes(one, pattern));
    const isOn = value.includes(pattern);
    return (
      <Checkbox
        key={pattern}
        label={label}
        aria-label={permissionText(pattern)}
        checked={isOn || wider !== undefined}
        disabled={wider !== undefined || (!isOn && !mayGive(pattern))}
        onCheckedChange={(on) => onValueChange(withPattern(value, pattern, on))}
      />
    );
  };
  return (
    <div className="overflow-clip rounded-lg border border-line">
      <div className="flex flex-wrap gap-x-6 gap-y-2 border-line border-b bg-canvas px-3 py-2.5">
        {box('*:read', 'See everything')}
        {box('*:*', 'Everything')}
      </div>
      <ul className="divide-y divide-line">
        {byResource(permissions).map(({ resource, keys }) => (
          <li key={resource} className="px-3 py-2.5 sm:flex sm:gap-4">
            <h3 className="mb-1.5 font-medium text-sm sm:mb-0 sm:w-36 sm:shrink-0">
              {resourceText(resource)}
            </h3>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {keys.map((key) => box(key, actionText(key)))}
              {keys.length > 1 && box(`${resource}:*`, 'Everything')}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
