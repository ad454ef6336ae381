import { sendRawText } from '../../text/sendRaw.ts';
import { useFrame } from './frame.ts';

/** How a thermal printer's file reaches it, past every viewer and driver. */
export function SendRaw({ format }: { readonly format: 'zpl' | 'tspl' }) {
  const text = sendRawText(useFrame().lang);
  const file = `tem.${format}`;
  const ways = [
    [text.windows, `copy /b ${file} \\\\localhost\\TENMAY`],
    [text.network, `nc 192.168.1.50 9100 < ${file}`],
    [text.linux, `lp -d TENMAY -o raw ${file}`],
  ] as const;
  return (
    <details class="fold">
      <summary>{text.title}</summary>
      <p class="hint">{text.names}</p>
      {ways.map(([way, command]) => (
        <div class="field" key={command}>
          {way}
          <br />
          <code>{command}</code>
        </div>
      ))}
      <p class="hint">{text.letters}</p>
    </details>
  );
}
