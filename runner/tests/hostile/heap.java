import java.util.ArrayList;
class Main {
    public static void main(String[] arguments) {
        ArrayList<byte[]> all = new ArrayList<>();
        for (;;) all.add(new byte[1 << 20]);
    }
}
