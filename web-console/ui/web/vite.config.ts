// SPDX-License-Identifier: EPL-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { thirdParty } from './scripts/third-party.mjs';

export default defineConfig({
  plugins: [react(), thirdParty()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Nothing inlined: the content security policy allows files of the gateway only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env.TIDEGATE_URL ?? 'http://127.0.0.1:8080' } },
});
