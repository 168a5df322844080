import { useTheme } from '#app/frame/use-theme.ts';
import { themeChoices } from '#app/frame/user-menu.tsx';
import { Card } from '#app/ui/card.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';

/** Light, dark, or what the device says. */
export function ThemeCard() {
  const { theme, choose } = useTheme();
  return (
    <Card title="Theme" description="Kept in this browser.">
      <RadioGroup
        aria-label="Theme"
        variant="cards"
        value={theme}
        onValueChange={(value) => {
          const chosen = themeChoices.find((choice) => choice.theme === value);
          if (chosen) choose(chosen.theme);
        }}
        options={themeChoices.map((choice) => ({
          value: choice.theme,
          label: choice.label,
          icon: choice.icon,
        }))}
        className="sm:grid-cols-3"
      />
    </Card>
  );
}
