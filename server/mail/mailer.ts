import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';

/** One mail, as plain text with files. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly content: Buffer }[];
}

/** How a try ended: taken by the mail server, to be tried again, or refused for good. */
export type MailEnd =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'waiting' | 'refused'; readonly problem: string };

/** Hands mail to the office's mail server; what goes wrong is an end, never an exception. */
export interface Mailer {
  send(mail: Mail): Promise<MailEnd>;
}

/** How long a mail server may take to connect, to greet, and in between, ms. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;
/** As much of a mail server's words as is kept. */
const LONGEST_PROBLEM = 200;

function factOf(error: unknown, name: string): string {
  const value = error instanceof Error ? Reflect.get(error, name) : undefined;
  return value === undefined ? '' : String(value);
}

/** A 5xx answer about this mail is final; a refused login is the office's to mend, and the rest passes. */
function endOf(error: unknown): MailEnd {
  const code = factOf(error, 'code');
  const said = factOf(error, 'response') || code || 'unknown';
  const final = Number(factOf(error, 'responseCode')) >= 500 && code !== 'EAUTH';
  const problem = said.replace(/\s+/g, ' ').slice(0, LONGEST_PROBLEM);
  return { outcome: final ? 'refused' : 'waiting', problem };
}

/** The mailer of the office's SMTP server; null where none is set. One connection a mail. */
export function openMailer(config: MailConfig | null): Mailer | null {
  if (config === null) return null;
  const transport = createTransport({
    url: config.smtp,
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { from } = config;
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text, attachments }) => {
      const messageId = `<${id}@${domain}>`;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, messageId, headers },
          attachments: attachments.map((file) => ({ ...file, contentType: 'application/pdf' })),
        });
        return { outcome: 'sent' };
      } catch (error) {
        return endOf(error);
      }
    },
  };
}
