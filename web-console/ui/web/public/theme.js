// SPDX-License-Identifier: EPL-2.0
// Before anything is drawn: no flash of the other appearance, and the right language from the first word.
(function () {
  var root = document.documentElement;
  var theme = null;
  var language = null;
  try {
    theme = localStorage.getItem('tidegate.theme');
    language = localStorage.getItem('tidegate.language');
  } catch (e) {
    // Storage is switched off: the system's choice it is.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', theme);
  if (language === 'zh' || (language !== 'en' && /^zh/i.test(navigator.language))) {
    root.lang = 'zh-CN';
  }
})();
