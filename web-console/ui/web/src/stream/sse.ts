// SPDX-License-Identifier: EPL-2.0

export interface ServerEvent {
  type: string;
  data: string;
  id: string;
}

/**
 * Reads text/event-stream. EventSource does it too, but hides comments, so that silence and heartbeats look alike, and
 * knows neither the answer's status nor when it tries again.
 */
export class EventParser {
  private rest = '';
  private type = '';
  private data: string[] = [];
  id = '';
  retry: number | null = null;

  constructor(private readonly emit: (event: ServerEvent) => void) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    lines.forEach((line) => this.line(line));
  }

  private line(line: string): void {
    if (line === '') {
      this.dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.id = value;
    } else if (field === 'retry' && /^\d+$/.test(value)) {
      this.retry = Number(value);
    }
  }

  private dispatch(): void {
    if (this.data.length > 0) {
      this.emit({ type: this.type || 'message', data: this.data.join('\n'), id: this.id });
    }
    this.type = '';
    this.data = [];
  }
}
