# Keeps the entries used most recently, the least recent one first.
class RecentCache
  MISS = -1

  def initialize(capacity)
    @capacity = capacity
    @entries = {}
  end

  def get(key)
    return MISS unless @entries.key?(key)

    value = @entries.delete(key)
    @entries[key] = value
  end

  def put(key, value)
    @entries.shift if !@entries.key?(key) && @entries.size == @capacity
    @entries.delete(key)
    @entries[key] = value
  end
end

def cached_answers(capacity, operations)
  cache = RecentCache.new(capacity)
  answers = []
  operations.each do |kind, key, value|
    if kind == 1
      answers << cache.get(key)
    else
      cache.put(key, value)
    end
  end
  answers
end
