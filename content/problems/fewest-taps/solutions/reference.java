import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

class Main {
    private record Word(String text, long times) {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        Word[] words = new Word[Integer.parseInt(in.readLine().trim())];
        for (int i = 0; i < words.length; i++) {
            String[] parts = in.readLine().trim().split(" ");
            words[i] = new Word(parts[0], Long.parseLong(parts[1]));
        }
        Arrays.sort(words, (a, b) ->
                a.times != b.times ? Long.compare(b.times, a.times) : a.text.compareTo(b.text));

        Map<String, String> suggested = new HashMap<>(); // by beginning; the first word to come is the best
        for (Word word : words) {
            for (int length = 0; length <= word.text.length(); length++) {
                suggested.putIfAbsent(word.text.substring(0, length), word.text);
            }
        }
        long taps = 0;
        for (Word word : words) taps += word.times * taps(word.text, suggested);
        System.out.println(taps);
    }

    private static int taps(String word, Map<String, String> suggested) {
        int needed = 0;
        int written = 0; // letters of the word in the field
        while (written < word.length()) {
            String suggestion = suggested.get(word.substring(0, written));
            if (suggestion.equals(word)) return needed + 1;
            int parting = written;
            int shorter = Math.min(word.length(), suggestion.length());
            while (parting < shorter && word.charAt(parting) == suggestion.charAt(parting)) parting++;
            needed += Math.min(parting - written, 1 + suggestion.length() - parting);
            if (parting < word.length()) needed++;
            written = parting + 1;
        }
        return needed;
    }
}
