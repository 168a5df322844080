import { Outlet } from '@remix-run/react';
import { AuthShell } from '#app/frame/auth-shell.tsx';

export default function AuthLayout() {
  return (
    <AuthShell>
      <Outlet />
    </AuthShell>
  );
}
