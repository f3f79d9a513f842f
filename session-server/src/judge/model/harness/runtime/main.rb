# The judge's part: reads the arguments, calls the function, prints its result.
module JudgeHarness
  class << self
    def run(params, returns)
      @lines = STDIN.binmode.read.split("\n", -1)
      @at = -1
      sentinel = line
      args = params.map { |kind| read(kind) }
      result = yield(*args)
      unless fits?(returns, result)
        raise TypeError, "the function is to return #{returns}, but returned #{result.class}: #{result.inspect[0, 80]}"
      end
      text = result == [] ? "" : "#{show(returns, result)}\n"
      $stdout.flush
      STDOUT.flush
      STDOUT.binmode.write("\n#{sentinel}\n".b, text.b)
      STDOUT.flush
    end

    private

    def line
      @lines[@at += 1]
    end

    def read(kind)
      case kind
      when "int" then line.to_i
      when "float" then line.to_f
      when "bool" then line == "1"
      when "string" then line.force_encoding(Encoding::UTF_8)
      when "int[]" then line.split(" ").drop(1).map(&:to_i)
      when "float[]" then line.split(" ").drop(1).map(&:to_f)
      else Array.new(line.to_i) { read(kind.delete_suffix("[]")) }
      end
    end

    def fits?(kind, value)
      case kind
      when "int" then value.is_a?(Integer)
      when "float" then value.is_a?(Float) || value.is_a?(Integer)
      when "bool" then value == true || value == false
      when "string" then value.is_a?(String)
      else
        element = kind.delete_suffix("[]")
        value.is_a?(Array) && value.all? { |each| fits?(element, each) }
      end
    end

    def show(kind, value)
      case kind
      when "float" then value.to_f.to_s
      when "float[]" then value.map { |each| each.to_f.to_s }.join("\n")
      when "int[]", "string[]" then value.join("\n")
      when "int[][]" then value.map { |row| row.join(" ") }.join("\n")
      else value.to_s
      end
    end
  end
end

