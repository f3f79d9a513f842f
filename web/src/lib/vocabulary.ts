/*
 * What the editor offers to complete besides the words of the program itself: the keywords of each language and the
 * names of its library that answers to interview questions are made of. Current versions only.
 */

export interface Vocabulary {
  keywords: readonly string[];
  /** Of types, functions and their members: only these can follow a dot. */
  names: readonly string[];
}

/** Keywords, a bar, names. */
function words(text: string): Vocabulary {
  const [keywords = [], names = []] = text.split("|").map((part) => part.trim().split(/\s+/u));
  return { keywords, names };
}

const SCRIPT = `
  async await break case catch class const continue default delete do else export extends false finally for from
  function get if import in instanceof let new null of return set static super switch this throw true try typeof
  undefined var void while yield
`;

const SCRIPT_NAMES = `
  Array BigInt Boolean Date Error Infinity JSON Map Math NaN Number Object Promise RangeError RegExp Set String Symbol
  TypeError WeakMap WeakSet Uint8Array Int32Array Float64Array
  abs add at ceil charAt charCodeAt clear codePointAt concat console delete endsWith entries every fill filter find
  findIndex findLast findLastIndex flat flatMap floor forEach fromCharCode fromEntries has includes indexOf isArray
  isFinite isInteger isNaN isSafeInteger join keys lastIndexOf length localeCompare log map match matchAll max min
  padEnd padStart parse parseFloat parseInt pop prototype push random reduce reduceRight repeat replace replaceAll
  resolve reverse round setTimeout shift size slice some sort splice split sqrt startsWith stringify structuredClone
  substring test then toFixed toLowerCase toSorted toString toUpperCase trim trimEnd trimStart trunc unshift values
  MAX_SAFE_INTEGER MIN_SAFE_INTEGER
`;

const C_KEYWORDS = `
  auto bool break case char const continue default do double else enum extern false float for goto if inline int long
  register return short signed sizeof static struct switch true typedef union unsigned void volatile while
  int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t
  INT_MAX INT_MIN LLONG_MAX LLONG_MIN UINT_MAX
`;

export const VOCABULARY: Readonly<Record<string, Vocabulary>> = {
  python: words(`
    and as assert async await break case class continue def del elif else except finally for from global if import in
    is lambda match nonlocal not or pass raise return try while with yield False None True self
    | abs all any ascii bin bool bytearray bytes callable chr classmethod dataclass dict dir divmod enumerate filter
    float format frozenset getattr hasattr hash hex id input int isinstance issubclass iter len list map max
    memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted
    staticmethod str sum super tuple type vars zip
    ArithmeticError Exception IndexError KeyError NotImplementedError OverflowError RecursionError RuntimeError
    StopIteration TypeError ValueError ZeroDivisionError
    accumulate bisect bisect_left bisect_right cache chain cmp_to_key collections combinations Counter defaultdict
    deque functools groupby heapify heapq heappop heappush heappushpop insort itertools lru_cache math namedtuple
    operator OrderedDict pairwise permutations product reduce string typing Optional Iterable
    add append appendleft capitalize clear copy count difference discard endswith extend find gcd get index insert
    inf intersection isalnum isalpha isdigit islower isspace isupper items join keys lower lstrip most_common pop
    popitem popleft read readline readlines remove replace reverse rfind rjust rotate rstrip setdefault sort split
    splitlines sqrt startswith strip title translate union update upper values zfill
  `),
  javascript: words(`${SCRIPT} | ${SCRIPT_NAMES}`),
  typescript: words(`${SCRIPT}
    abstract any as asserts boolean bigint declare enum implements infer interface is keyof module namespace never
    number object override private protected public readonly satisfies string symbol type unique unknown
    | ${SCRIPT_NAMES}
    Awaited Exclude Extract NonNullable Omit Parameters Partial Pick Readonly ReadonlyArray ReadonlyMap ReadonlySet
    Record Required ReturnType
  `),
  java: words(`
    abstract assert boolean break byte case catch char class const continue default do double else enum extends final
    finally float for if implements import instanceof int interface long native new null package permits private
    protected public record return sealed short static super switch synchronized this throw throws transient true
    false try var void volatile while yield
    | ArrayDeque ArrayList Arrays BigDecimal BigInteger Boolean Character Collection Collections Collectors Comparable
    Comparator Deque Double Entry Exception Function HashMap HashSet IllegalArgumentException IllegalStateException
    IntStream Integer Iterator LinkedHashMap LinkedHashSet LinkedList List Long Map Math NoSuchElementException Object
    Objects Optional Override PriorityQueue Queue Random RuntimeException Scanner Set Stream String StringBuilder
    System Thread TreeMap TreeSet
    abs add addAll append asList boxed ceilingKey charAt clear collect compare compareTo comparing comparingInt
    computeIfAbsent computeIfPresent contains containsKey copyOf copyOfRange count deleteCharAt entrySet equals fill
    filter first firstKey floorKey floorMod forEach format get getKey getOrDefault getValue hashCode hasNext
    higherKey indexOf insert isDigit isEmpty isLetter iterator join keySet lastKey length lowerKey main map mapToInt
    mapToObj max merge min naturalOrder next nextInt nextLine of offer offerFirst offerLast out parseInt parseLong
    peek peekFirst peekLast poll pollFirst pollLast pop pow print println push put putIfAbsent range rangeClosed
    remove removeIf replace reverse reversed reverseOrder set setCharAt size sort sorted split sqrt stream substring
    sum swap thenComparing toArray toCharArray toList toLowerCase toString toUpperCase trim valueOf values
    MAX_VALUE MIN_VALUE
  `),
  c: words(`${C_KEYWORDS}
    define ifdef ifndef include endif
    | NULL abs assert atoi bsearch calloc exit fabs fgets fprintf free fputs getchar isalnum isalpha isdigit islower
    isspace isupper labs main malloc memcmp memcpy memmove memset perror pow printf putchar puts qsort realloc scanf
    snprintf sqrt sscanf stderr stdin stdout strcat strchr strcmp strcpy strdup strlen strncmp strncpy strrchr strstr
    strtok strtol strtoll tolower toupper
  `),
  cpp: words(`${C_KEYWORDS}
    alignas alignof catch class concept consteval constexpr const_cast decltype delete dynamic_cast explicit export
    final friend mutable namespace new noexcept nullptr operator override private protected public
    reinterpret_cast requires static_assert static_cast template this throw try typename using virtual
    define endif ifdef ifndef include
    | array bitset deque function list map multimap multiset optional ostream pair priority_queue queue set shared_ptr
    span stack string string_view stringstream tuple unique_ptr unordered_map unordered_set variant vector
    abs accumulate all_of any_of back begin binary_search cbegin cend cerr cin clear contains copy count count_if cout
    emplace emplace_back empty end endl equal_range erase fill find find_if first for_each front gcd getline greater
    hash insert invalid_argument iota less lower_bound make_pair make_shared make_tuple make_unique max max_element
    merge min min_element move next next_permutation none_of nth_element numeric_limits out_of_range partial_sort
    partial_sum pop pop_back pop_front prev push push_back push_front rbegin remove_if rend reserve resize reverse
    rotate runtime_error second size sort sqrt stable_sort std stoi stoll substr swap tie to_string
    top transform unique upper_bound
  `),
  go: words(`
    append break cap case chan close complex const continue copy default defer delete else fallthrough false for func
    go goto if import interface iota len make map max min new nil package panic print println range recover return
    select struct switch true type var
    | any bool byte clear comparable error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16
    uint32 uint64
    bufio cmp container errors fmt heap maps math os slices sort strconv strings sync time unicode
    Abs Add Atoi BinarySearch Builder Contains Done Error Errorf Fields Fprintln HasPrefix HasSuffix Index Init
    Interface IsDigit IsLetter Itoa Join Len Less Lock Max MaxInt Min MinInt Mutex New NewReader NewScanner ParseInt
    Pop Printf Println Push Repeat Replace ReplaceAll Reverse Scan Search Slice SliceStable Sort SortFunc Split Sprint
    Sprintf Sqrt Stdin String Strings Swap Text ToLower ToUpper TrimSpace Unlock Wait WaitGroup WriteByte WriteRune
    WriteString
  `),
  rust: words(`
    as async await break const continue crate derive dyn else enum extern false fn for if impl in let loop match mod move mut
    pub ref return self Self static struct super trait true type unsafe use where while
    bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize
    | Arc BinaryHeap Box BTreeMap BTreeSet Cell Clone Copy Debug Default Display Entry Eq Err From HashMap HashSet Hash
    Into Iterator Mutex None Ok Option Ord Ordering PartialEq PartialOrd Rc RefCell Result Reverse Some String Vec
    VecDeque
    abs all and_modify any as_bytes as_str assert assert_eq binary_search borrow borrow_mut by_ref bytes ceil chain
    chars checked_add checked_mul checked_sub chunks clear clone cloned cmp collect collections concat contains
    contains_key copied count cycle dbg dedup drain entry enumerate eprintln extend filter filter_map find first flat_map
    fold get get_mut insert into_iter into_keys into_values is_alphabetic is_ascii_digit is_empty is_none
    is_some iter iter_mut join keys last len lines map max max_by_key min min_by_key new next or_default or_insert
    or_insert_with panic parse partial_cmp partition peek peekable pop pop_back pop_front position pow println push
    push_back push_front push_str read_line read_to_string remove repeat replace retain rev saturating_sub skip sort
    sort_by sort_by_key sort_unstable split split_at split_whitespace starts_with std step_by sum swap swap_remove take
    take_while then to_owned to_string to_vec trim truncate unreachable unwrap unwrap_or unwrap_or_default values vec
    windows with_capacity wrapping_add wrapping_mul zip
    MAX MIN
  `),
  ruby: words(`
    alias and begin break case class def defined do else elsif end ensure extend false for if in include loop module
    next nil not or private protected public raise redo require rescue retry return self super then true undef unless
    until when while yield lambda proc
    | ArgumentError Array Comparable Enumerable Float Hash Integer KeyError Range Set StandardError String Struct Symbol
    abs all any append attr_accessor attr_reader attr_writer bsearch ceil chars chomp chunk_while clear clone collect
    combination compact concat count cycle delete delete_at delete_if detect digits downcase downto dup each each_char
    each_cons each_slice each_with_index each_with_object empty fetch filter filter_map find find_index first flat_map
    flatten floor freeze gcd gets group_by gsub has_key include index inject insert inspect is_a join key keys last
    length lines map match max max_by merge min min_by minmax new none nonzero ord partition permutation pop positive
    print product push puts reduce reject replace reverse rotate round sample scan select shift size slice slice_when
    sort sort_by split sqrt squeeze start_with step strip sub succ sum swapcase take take_while tally then times to_a
    to_h to_i to_f to_s to_set transform_values transpose tr uniq unshift upcase upto values zero zip
  `),
  php: words(`
    abstract and array as break callable case catch class clone const continue declare default do echo else elseif
    empty enum extends false final finally fn for foreach function global if implements include instanceof interface
    isset list match namespace new null or print private protected public readonly require return self static string
    bool int float switch this throw trait true try unset use var void while yield
    | ArrayIterator Exception InvalidArgumentException SplMinHeap SplObjectStorage SplPriorityQueue SplQueue SplStack
    abs array_column array_combine array_count_values array_diff array_fill array_fill_keys array_filter array_flip
    array_intersect array_key_exists array_key_first array_key_last array_keys array_map array_merge array_pad
    array_pop array_product array_push array_reduce array_reverse array_search array_shift array_slice array_splice
    array_sum array_unique array_unshift array_values array_walk arsort asort ceil chr count ctype_alpha ctype_digit
    dequeue end enqueue explode extract fgets file_get_contents floor fmod implode in_array insert intdiv intval
    is_array is_int is_numeric is_string isEmpty json_decode json_encode key krsort ksort lcfirst max min
    mb_strlen mb_substr ord PHP_EOL PHP_INT_MAX PHP_INT_MIN preg_match preg_match_all preg_replace preg_split printf
    range reset round rsort rtrim setExtractFlags sort sprintf sqrt STDIN str_contains str_pad str_repeat str_replace
    str_split str_starts_with strcmp strlen strpos strrev strtolower strtoupper strval substr substr_count trim
    uasort ucfirst ucwords uksort usort var_dump
  `),
  sql: words(`
    ALL ALTER AND AS ASC BETWEEN BY CASE CAST CHECK CREATE CROSS DEFAULT DELETE DESC DISTINCT DROP ELSE END ESCAPE
    EXCEPT EXISTS EXPLAIN FALSE FILTER FIRST FOLLOWING FOREIGN FROM FULL GLOB GROUP HAVING IN INDEX INNER INSERT
    INTERSECT INTO IS JOIN KEY LAST LEFT LIKE LIMIT NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRECEDING
    PRIMARY RANGE RECURSIVE REFERENCES RETURNING RIGHT ROW ROWS SELECT SET TABLE THEN TRUE UNBOUNDED UNION UNIQUE
    UPDATE USING VALUES VIEW WHEN WHERE WINDOW WITH CURRENT INTEGER TEXT REAL
    | abs avg coalesce count cume_dist date datetime dense_rank first_value group_concat ifnull iif instr
    julianday lag last_value lead length lower ltrim max min nth_value ntile nullif percent_rank printf rank replace
    round row_number rtrim strftime substr sum total trim typeof upper
  `),
};
