// SPDX-License-Identifier: EPL-2.0
import type { ReactNode, SVGProps } from 'react';

function Icon({ children, ...rest }: SVGProps<SVGSVGElement> & { children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...rest}
    >
      {children}
    </svg>
  );
}

export const OverviewIcon = () => (
  <Icon>
    <path d="M3 13a7 7 0 1 1 14 0M10 13l3.5-4.5M3 16.5h14" />
  </Icon>
);
export const LiveIcon = () => (
  <Icon>
    <path d="M2 11h4l2.5-6 3.5 10 2.5-6 1 2H18" />
  </Icon>
);
export const BundlesIcon = () => (
  <Icon>
    <path d="M10 2.5 17 6v8l-7 3.5L3 14V6zM3 6l7 3.5L17 6M10 9.5v8" />
  </Icon>
);
export const CollapseIcon = () => (
  <Icon>
    <path d="M12 5l-5 5 5 5" />
  </Icon>
);
export const ExpandIcon = () => (
  <Icon>
    <path d="M8 5l5 5-5 5" />
  </Icon>
);
export const LanguageIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M2.5 10h15M10 2.5c2.5 2.3 3.5 4.8 3.5 7.5s-1 5.2-3.5 7.5C7.5 15.2 6.5 12.7 6.5 10s1-5.2 3.5-7.5" />
  </Icon>
);
export const ThemeIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5 5 15" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon width="15" height="15">
    <circle cx="8.5" cy="8.5" r="5.5" />
    <path d="m13 13 4 4" />
  </Icon>
);
export const Wave = () => (
  <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="var(--tg-accent)" />
    <path
      d="M5 13c3.7-4 7.3-4 11 0s7.3 4 11 0M5 21c3.7-4 7.3-4 11 0s7.3 4 11 0"
      fill="none"
      stroke="var(--tg-surface)"
      strokeWidth="3"
      strokeLinecap="round"
    />
  </svg>
);
