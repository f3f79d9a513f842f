(method name: (identifier) @function.name) @function
(singleton_method name: (identifier) @method.name) @function
(class name: (constant) @type)
(module name: (constant) @type)

(method_parameters (identifier) @parameter)
(method_parameters (optional_parameter name: (identifier) @parameter))
(method_parameters (keyword_parameter name: (identifier) @parameter))

(assignment left: (identifier) @variable)
(assignment left: (left_assignment_list (identifier) @variable))

[(if) (unless) (while) (until) (for) (case) (do_block)] @nest

[
  (if) (elsif) (unless) (while) (until) (for) (when) (rescue) (conditional)
  (if_modifier) (unless_modifier) (while_modifier) (until_modifier)
] @branch
(binary operator: ["&&" "||" "and" "or"]) @branch

[(return) (break) (next) (redo)] @leave
[(program) (body_statement) (block_body) (then) (do) (else)] @block
