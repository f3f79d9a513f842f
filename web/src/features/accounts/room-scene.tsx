/** A drawing of the live room: two people, one editor with both cursors, the rubric at the side. Decoration only. */
export function RoomScene() {
  return (
    <svg viewBox="0 0 560 320" aria-hidden className="w-full max-w-[44rem] self-center" fill="none">
      <rect x="0.5" y="0.5" width="559" height="319" rx="14" fill="oklch(0.195 0.022 200)" stroke="var(--teal-800)" />
      <path d="M0 36h560" stroke="var(--teal-800)" />
      <circle cx="20" cy="18.5" r="4" fill="var(--teal-800)" />
      <circle cx="34" cy="18.5" r="4" fill="var(--teal-800)" />
      <circle cx="48" cy="18.5" r="4" fill="var(--teal-800)" />
      <rect x="236" y="12" width="88" height="12" rx="6" fill="var(--teal-900)" />

      <g>
        <rect x="16" y="52" width="112" height="84" rx="8" fill="var(--teal-900)" />
        <circle cx="72" cy="86" r="14" fill="var(--teal-600)" />
        <path d="M46 136c2-20 12-29 26-29s24 9 26 29z" fill="var(--teal-600)" />
        <rect x="16.75" y="148.75" width="110.5" height="82.5" rx="7.25" fill="var(--teal-900)" stroke="var(--teal-400)" strokeWidth="1.5" />
        <circle cx="72" cy="182" r="14" fill="var(--teal-300)" />
        <path d="M46 230.5c2-19 12-28 26-28s24 9 26 28z" fill="var(--teal-300)" />
        <path d="M110 216v6M115 212v10M120 217v5" stroke="var(--teal-300)" strokeWidth="2" strokeLinecap="round" />
      </g>

      <g strokeWidth="5" strokeLinecap="round">
        <path d="M162 70h34" stroke="var(--teal-400)" />
        <path d="M206 70h58" stroke="var(--n-400)" />
        <path d="M178 90h26" stroke="var(--teal-400)" />
        <path d="M214 90h44M268 90h22" stroke="var(--n-600)" />
        <path d="M194 110h72" stroke="var(--n-600)" />
        <path d="M194 130h30M234 130h64" stroke="var(--n-600)" />
        <path d="M178 150h40" stroke="var(--teal-400)" />
        <path d="M228 150h30" stroke="var(--n-600)" />
        <path d="M194 170h92" stroke="var(--n-600)" />
        <path d="M178 190h24" stroke="var(--teal-400)" />
        <path d="M212 190h50" stroke="var(--n-600)" />
      </g>
      <rect x="190" y="122" width="114" height="16" rx="4" fill="var(--amber-400)" fillOpacity="0.16" />
      <path d="M306 121v18" stroke="var(--amber-400)" strokeWidth="2" strokeLinecap="round" />
      <rect x="306" y="108" width="42" height="14" rx="4" fill="var(--amber-400)" />
      <path d="M313 115h22" stroke="var(--n-1000)" strokeWidth="3" strokeLinecap="round" />
      <path d="M270 181v18" stroke="var(--teal-300)" strokeWidth="2" strokeLinecap="round" />
      <rect x="270" y="198" width="48" height="14" rx="4" fill="var(--teal-300)" />
      <path d="M277 205h28" stroke="var(--n-1000)" strokeWidth="3" strokeLinecap="round" />

      <path d="M388 36v284M144 36v284" stroke="var(--teal-800)" />
      <g strokeWidth="4" strokeLinecap="round">
        {[64, 98, 132, 166, 200, 234].map((y, row) => (
          <g key={y}>
            <path d={`M408 ${y}h${[54, 72, 48, 80, 66, 44][row] ?? 50}`} stroke="var(--n-500)" />
            {[0, 1, 2, 3, 4].map((step) => (
              <path
                key={step}
                d={`M${408 + step * 27} ${y + 14}h19`}
                stroke={step < ([4, 3, 4, 5, 3, 4][row] ?? 3) ? "var(--teal-400)" : "var(--teal-900)"}
              />
            ))}
          </g>
        ))}
      </g>
      <rect x="408" y="268" width="132" height="30" rx="8" fill="var(--teal-600)" />
      <path d="M448 283h52" stroke="white" strokeWidth="4" strokeLinecap="round" />
      <rect x="162" y="262" width="208" height="36" rx="10" fill="var(--teal-900)" />
      <g fill="var(--teal-700)">
        <circle cx="226" cy="280" r="11" />
        <circle cx="256" cy="280" r="11" />
        <circle cx="286" cy="280" r="11" />
      </g>
      <circle cx="316" cy="280" r="11" fill="var(--red-600)" />
    </svg>
  );
}
