import { Building2 } from 'lucide-react';

/** The sign of a provider, in its own colours; decoration beside its name. */
export function ProviderMark({ id }: { id: string }) {
  if (id === 'google') {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          fill="#4285F4"
          d="M22.5 12.26c0-.78-.07-1.53-.2-2.26H12v4.26h5.89a5.03 5.03 0 0 1-2.18 3.3v2.75h3.53c2.07-1.9 3.26-4.7 3.26-8.05Z"
        />
        <path
          fill="#34A853"
          d="M12 23c2.95 0 5.43-.98 7.24-2.65l-3.53-2.75c-.98.66-2.23 1.05-3.71 1.05-2.85 0-5.27-1.93-6.13-4.52H2.22v2.84A11 11 0 0 0 12 23Z"
        />
        <path
          fill="#FBBC05"
          d="M5.87 14.13a6.6 6.6 0 0 1 0-4.22V7.07H2.22a11 11 0 0 0 0 9.9l3.65-2.84Z"
        />
        <path
          fill="#EA4335"
          d="M12 5.39c1.6 0 3.05.55 4.18 1.63l3.13-3.13A10.97 10.97 0 0 0 2.22 7.07l3.65 2.84C6.73 7.32 9.15 5.39 12 5.39Z"
        />
      </svg>
    );
  }
  if (id === 'microsoft') {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path fill="#F25022" d="M2 2h9.5v9.5H2z" />
        <path fill="#7FBA00" d="M12.5 2H22v9.5h-9.5z" />
        <path fill="#00A4EF" d="M2 12.5h9.5V22H2z" />
        <path fill="#FFB900" d="M12.5 12.5H22V22h-9.5z" />
      </svg>
    );
  }
  if (id === 'github') {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          fill="currentColor"
          d="M12 .5a11.5 11.5 0 0 0-3.64 22.41c.58.1.79-.25.79-.56v-2c-3.2.7-3.88-1.36-3.88-1.36-.52-1.33-1.28-1.68-1.28-1.68-1.04-.72.08-.7.08-.7 1.16.08 1.77 1.19 1.77 1.19 1.03 1.76 2.7 1.25 3.36.96.1-.75.4-1.26.73-1.55-2.55-.29-5.24-1.28-5.24-5.69 0-1.25.45-2.28 1.19-3.08-.12-.3-.52-1.47.1-3.05 0 0 .97-.31 3.17 1.18a11 11 0 0 1 5.77 0c2.2-1.5 3.16-1.18 3.16-1.18.63 1.58.23 2.76.12 3.05.74.8 1.18 1.83 1.18 3.08 0 4.42-2.7 5.4-5.26 5.68.42.36.78 1.06.78 2.14v3.17c0 .31.2.67.8.56A11.5 11.5 0 0 0 12 .5Z"
        />
      </svg>
    );
  }
  return <Building2 strokeWidth={1.75} aria-hidden="true" />;
}
