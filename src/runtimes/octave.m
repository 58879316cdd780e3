% Octave's conv2 over the pipe protocol (its page is in contract --help): it flips its kernel, has one channel and steps
% by one.
%
%     octave-cli --no-init-file --quiet octave.m

function call = fields (line)
  pairs = strsplit (strtrim (line), " ");
  call = struct ();
  for at = 1:numel (pairs)
    pair = strsplit (pairs{at}, "=");
    number = str2double (pair{2});
    if (isnan (number)) number = pair{2}; end
    call.(pair{1}) = number;
  end
end

function matrix = received (rows, columns, type)
  matrix = reshape (fread (stdin, rows * columns, ["*" type]), columns, rows).';
end

% The next line; empty at the end. fgetl would wait for the byte behind it too, which may never come.
function line = next_line ()
  line = char (zeros (1, 400));
  count = 0;
  while (! isempty (byte = fread (stdin, 1, "uint8")) && byte != 10)
    line(++count) = byte;
  end
  line = line(1:count);
end

types = struct ("f64", "double", "f32", "single", "u8", "uint8", "i8", "int8", "i16", "int16", "i32", "int32", "i64", "int64");
printf ("version=1\nname=Octave %s, conv2\nformats=f64,f32\n", version ());
printf ("supports=n=1,ci=1,co=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0\n\n");
fflush (stdout);
while (! isempty (line = next_line ()))
  call = fields (line);
  asked = isfield (call, "question");
  if (call.n * call.ci * call.co == 0)
    if (call.ci > 0) fread (stdin, 4 * call.ci * (call.n * call.h * call.w + call.co * call.kh * call.kw), "uint8"); end
    printf ("unsupported matrices have no images or channels\n");
    fflush (stdout);
    continue
  end
  if (! isfield (types, call.format))
    fread (stdin, 2 * call.ci * (call.n * call.h * call.w + call.co * call.kh * call.kw), "uint8"); % of 16 bits
    printf ("unsupported no numbers of %s\n", call.format);
    fflush (stdout);
    continue
  end
  type = types.(call.format);
  x = received (call.h * call.n * call.ci, call.w, type);
  k = received (call.kh * call.co * call.ci, call.kw, type);
  try
    shape = "valid";
    ones_ = [call.n, call.ci, call.co, call.sh, call.sw, call.dh, call.dw];
    if (asked && strcmp (call.padding, "same"))
      shape = "same";
    end
    if (asked && (any (ones_ != 1) || ! any (strcmp (call.padding, {"same", "valid", "explicit"})) ...
        || any ([call.pt, call.pb, call.pl, call.pr]) || ! strcmp (call.question, "convolution")))
      printf ("unsupported one image, one channel, no strides or dilations\n");
    else
      y = conv2 (x, rot90 (k, 2), shape);
      if (asked)
        names = fieldnames (types);
        name = names{strcmp (struct2cell (types), class (y))};
        printf ("ok %s 1,1,%d,%d\n", name, rows (y), columns (y));
      else
        printf ("ok\n");
      end
      fwrite (stdout, y.', class (y));
    end
  catch failed
    printf ("error %s\n", strrep (failed.message, "\n", " "));
  end
  fflush (stdout);
end
