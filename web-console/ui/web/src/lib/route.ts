// SPDX-License-Identifier: EPL-2.0
import { useCallback, useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

// wouter's own hash location keeps the query before the hash, where it would be sent to the gateway and survive a
// change of the page. Here all of it is in the hash: #/live?asset=tank

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

function split(): [string, string] {
  const hash = window.location.hash.replace(/^#?\/?/, '/');
  const at = hash.indexOf('?');
  return at < 0 ? [hash, ''] : [hash.slice(0, at), hash.slice(at + 1)];
}

function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`);
  window.dispatchEvent(new Event('hashchange'));
}

export const useHashRoute: BaseLocationHook = () => [useSyncExternalStore(subscribe, () => split()[0]), navigate];
useHashRoute.hrefs = (href) => `#${href}`;

export const useHashQuery = () => useSyncExternalStore(subscribe, () => split()[1]);

/** The query of the page's address, and how to change single keys of it; empty values are left out. */
export function useQuery(): [URLSearchParams, (change: Record<string, string>) => void] {
  const query = new URLSearchParams(useHashQuery());
  const change = useCallback((changes: Record<string, string>) => {
    const [path, before] = split();
    const next = new URLSearchParams(before);
    Object.entries(changes).forEach(([key, value]) => (value ? next.set(key, value) : next.delete(key)));
    navigate(address(path, next), { replace: true });
  }, []);
  return [query, change];
}

export function address(path: string, query: URLSearchParams | Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}
