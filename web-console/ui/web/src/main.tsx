// SPDX-License-Identifier: EPL-2.0
import './kit.css';
import './tokens.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './App';
import { I18nProvider } from './i18n';
import { useHashQuery, useHashRoute } from './lib/route';
import { connect } from './model/store';
import { schemeManager, theme, variables } from './theme';

connect();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        <I18nProvider>
          <Router hook={useHashRoute} searchHook={useHashQuery}>
            <App />
          </Router>
        </I18nProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
