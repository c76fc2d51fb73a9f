// SPDX-License-Identifier: EPL-2.0

export const API = '/api/v1';
export const EVENTS = `${API}/events`;
