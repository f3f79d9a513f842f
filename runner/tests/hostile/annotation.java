class Main {
    static final String A = "aaaaaaaaaaaaaaaa", B = A + A + A + A + A + A + A + A, C = B + B + B + B + B + B + B + B, D = C + C + C + C + C + C + C + C;
    static final String E = D + D + D + D + D + D + D + D, F = E + E + E + E + E + E + E + E, G = F + F + F + F + F + F + F + F, H = G + G + G + G + G + G + G + G;
    static final String I = H + H + H + H + H + H + H + H, J = I + I + I + I + I + I + I + I;
    public static void main(String[] arguments) { System.out.println(J.length()); }
}
